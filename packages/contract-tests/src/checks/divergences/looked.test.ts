import { expect, test } from "vitest";
import { agreeing, diverging, exchange, refusal } from "../../report/testing/model.ts";
import { lookedIn } from "./looked.ts";

test.each([
  ["schema:analysis-soccer:accept:first:/wait_time", true],
  ["requests:analysis-soccer:accept:first", true],
  ["schema:analysis-soccer:accept:first-of-all", false],
  ["schema:analysis-soccer:accept:jpeg:/wait_time", false], // Sent, and not answered.
  ["schema:another-operation:accept:first:/wait_time", false],
  ["schema:analysis-soccer:/wait_time", true],
  ["schema:analysis-soccer:/message", true],
  ["schema:analysis-soccer-result:answer", false],
  ["code:analysis-soccer:599", true],
  ["client:analysis-soccer-score", false],
  ["content-type", true],
  ["security:analysis-soccer-result:another-user", false],
  ["case:accepted", true],
  ["case:encoding", false],
  ["case:no-such-case", false],
  ["profile:statusKey", true],
  ["profile:successState", false],
  ["credits:analysis-soccer", false],
  ["coverage:analysis-soccer:200 file-exists", false],
])("whether a run looked where %s would show: %s", (key, looked) => {
  expect(lookedIn(diverging)(key)).toBe(looked);
});

test("credits show in the refusal after the videos, coverage in a run that left nothing out", () => {
  const exchanges = [exchange(1, "bad-video:after", refusal(412))];
  expect(lookedIn({ ...diverging, exchanges })("credits:analysis-soccer")).toBe(true);
  expect(lookedIn(agreeing)("coverage:analysis-soccer:200 file-exists")).toBe(true);
});

test("a run that had refusals alone says nothing of what an accepted request shows, nor of all answers", () => {
  const free = { ...diverging, exchanges: [exchange(1, "empty-body", refusal(411))] };
  expect(lookedIn(free)("schema:analysis-soccer:/wait_time")).toBe(false);
  expect(lookedIn(free)("content-type")).toBe(false);
  expect(lookedIn(free)("content-type:analysis-soccer:empty-body")).toBe(true);
});
