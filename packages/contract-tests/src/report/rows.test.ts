import type * as Openapi from "@remo-kit/openapi";
import { type Family, profileKeys } from "@remo-kit/openapi";
import { expect, test, vi } from "vitest";
import { combined, measureFamily } from "../probes/measure.ts";
import { record } from "../probes/testing/record.ts";
import { profileFile } from "./profile-file.ts";
import { profileRows, readingRows } from "./rows.ts";
import { agreeing } from "./testing/model.ts";

/** A family of one submit without a file. */
const walking = vi.hoisted(() => ({ slug: "walking", family: "walking" as Family, file: null }));

vi.mock("@remo-kit/openapi", async (original) => {
  const openapi = await original<typeof Openapi>();
  const operationList = [...openapi.operationList, { ...openapi.operationList[0], ...walking }];
  return { ...openapi, operationList, families: [...openapi.families, walking.family] };
});

const all = await record();
const poor = all.filter(({ sent }) => sent.keys !== "own");
const walked = all
  .filter(({ operation }) => operation === "analysis-soccer")
  .map((exchange) => ({ ...exchange, id: exchange.id + 100, operation: walking.slug }));
const ofWalking = measureFamily(walking.family, walked);
const differing = { ...ofWalking, profile: { ...ofWalking.profile, httpStatus: "ok" as const } };
const { profile, readings: probes, undecided } = combined([measureFamily("soccer", poor), differing]);
const model = { ...agreeing, profile, probes, undecided, exchanges: [...poor, ...walked] };

test("what a later family has filled in stands there with its evidence, and what differs with its own", () => {
  const { evidence } = profileFile(model);
  const rows = new Map(profileRows(model).map((row) => [row.key, row]));
  expect([...rows.keys()]).toEqual([...Object.keys(profileKeys), "walking.httpStatus"]);
  for (const [key, { confidence, proof }] of rows)
    expect([confidence, proof.length], key).not.toEqual([undefined, 0]);
  expect(rows.get("creditOnSuccess")?.proof.every((id) => id > 100)).toBe(true);
  expect(rows.get("httpStatus")?.proof.every((id) => id < 100)).toBe(true);
  expect(evidence.creditOnSuccess?.exchanges).toEqual(rows.get("creditOnSuccess")?.proof);
  expect(Object.keys(evidence.families?.[walking.family] ?? {})).toEqual(["httpStatus"]);
});

test("other ambiguities name their family where there are several, and none asks for a file where there is none", () => {
  const named = readingRows(model).map(({ ambiguity }) => ambiguity);
  expect(named).toContain("A06 (walking)");
  expect(named).toContain("A07 (soccer)");
  for (const id of ["A07", "A18", "A23"]) expect(named).not.toContain(`${id} (walking)`);
  expect(new Set(named).size).toBe(named.length);
  const one = { ...model, exchanges: poor, probes: measureFamily("soccer", poor).readings };
  expect(readingRows(one).map(({ ambiguity }) => ambiguity)).toContain("A07");
});
