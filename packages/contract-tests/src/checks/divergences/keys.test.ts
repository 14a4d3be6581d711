import { expect, test } from "vitest";
import { casesOf } from "../../run/run-cases.ts";
import { meantBy, possibleKeys } from "./keys.ts";

const cases = casesOf({ seed: 0, generated: 1 }).map(({ id }) => id);
const possible = new Set(possibleKeys(cases));

test.each([
  "content-type",
  "encoding:bom",
  "http-status",
  "schema:analysis-soccer:/wait_time",
  "schema:analysis-soccer:/status",
  "schema:analysis-soccer-result:/kick_right_hip_x/impact",
  "schema:analysis-soccer-score:answer",
  "code:analysis-soccer:599",
  "client:analysis-soccer",
  "client:analysis-soccer:wait_time",
  "client:analysis-soccer-result:kick_right_hip_x",
  "case:property-one-defect",
  "profile:httpStatus",
  "profile:httpStatus:soccer",
  "profile:score-rules",
  "credits:analysis-soccer",
  "coverage:analysis-soccer:200 accepted",
  "security:analysis-soccer-result:another-user",
])("%s is a key that a run can show", (key) => {
  expect(meantBy(key, possible)).toEqual([key]);
});

test.each([
  ["content-type:analysis-soccer:empty-body", ["content-type"]],
  ["schema:analysis-soccer:accept:first:/wait_time", ["schema:analysis-soccer:/wait_time"]],
  ["code:analysis-soccer:bad-video:before:599", ["code:analysis-soccer:599"]],
  ["code:analysis-soccer:unknown-user:http-status", ["http-status"]],
  ["client:analysis-soccer:accept:first:wait_time", ["client:analysis-soccer:wait_time"]],
  ["client:analysis-soccer:wrong-api-key", ["client:analysis-soccer"]],
  ["requests:analysis-soccer:wrong-api-key", ["requests:analysis-soccer"]],
])("%s of an earlier list is %j now", (key, now) => {
  expect(meantBy(key, possible)).toEqual(now);
});

test.each([
  "schema:analysis-soccer:/wait_tiem",
  "schema:analysis-tennis:/wait_time",
  "code:analysis-soccer:cat",
  "case:no-such-case",
  "profile:noSuchKey",
  "contnet-type",
  "credits:analysis-soccer-result",
])("%s is no key of any run", (key) => {
  expect(meantBy(key, possible)).toEqual([]);
});
