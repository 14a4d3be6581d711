import { type Family, type Operation, operationList, operationOf, profileKeys } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { combined, measureFamily } from "../probes/measure.ts";
import { record } from "../probes/testing/record.ts";
import { toJunit } from "./junit.tsx";
import { profileFile } from "./profile-file.ts";
import { newFirst, notPassed, profileRows, readingRows } from "./rows.ts";
import { agreeing } from "./testing/model.ts";

/** A family of one submit without a file, which answers as that of soccer does. */
const submit: Operation = { ...operationOf("analyzeSoccer"), family: "walking" as Family, file: null };
const walking = { ...submit, slug: "walking" };
const operations = [...operationList, walking];

const all = await record();
const poor = all.filter(({ sent }) => sent.keys !== "own");
const walked = all
  .filter(({ operation }) => operation === "analysis-soccer")
  .map((exchange) => ({ ...exchange, id: exchange.id + 100 }));
const ofWalking = measureFamily(walking.family, walked, [submit]);
const differing = { ...ofWalking, profile: { ...ofWalking.profile, httpStatus: "ok" as const } };
const { profile, readings: probes, undecided } = combined([measureFamily("soccer", poor), differing]);
const model = {
  ...agreeing,
  profile,
  probes,
  undecided,
  exchanges: [...poor, ...walked.map((exchange) => ({ ...exchange, operation: walking.slug }))],
};

test("what a later family has filled in stands there with its evidence, and what differs with its own", () => {
  const { evidence } = profileFile(model);
  const rows = new Map(profileRows(model).map((row) => [row.key, row]));
  const ofJobs = ["notReady", "otherUsersUuid", "pelvisPhase", "scoreShape"]; // Neither has read of one.
  const found = Object.keys(profileKeys).filter((key) => !ofJobs.includes(key));
  expect([...rows.keys()]).toEqual([...found, "walking.httpStatus"]);
  for (const [key, { confidence, proof }] of rows)
    expect([confidence, proof.length], key).not.toEqual([undefined, 0]);
  expect(rows.get("creditOnSuccess")?.proof.every((id) => id > 100)).toBe(true);
  expect(rows.get("httpStatus")?.proof.every((id) => id < 100)).toBe(true);
  expect(evidence.creditOnSuccess?.exchanges).toEqual(rows.get("creditOnSuccess")?.proof);
  expect(Object.keys(evidence.families?.[walking.family] ?? {})).toEqual(["httpStatus"]);
});

test("other ambiguities name their family where there are several, and none asks for a file where there is none", () => {
  const named = readingRows(model, operations).map(({ ambiguity }) => ambiguity);
  expect(named).toContain("A06 (walking)");
  expect(named).toContain("A07 (soccer)");
  for (const id of ["A07", "A18", "A23"]) expect(named).not.toContain(`${id} (walking)`);
  expect(new Set(named).size).toBe(named.length);
  const one = { ...model, exchanges: poor, probes: measureFamily("soccer", poor).readings };
  expect(readingRows(one, operations).map(({ ambiguity }) => ambiguity)).toContain("A07");
});

test("a finding of security comes before all other new divergences, and those before known ones", () => {
  const known = { owner: "kim", reason: "asked", expires: "2999-12-31" };
  const of = (kind: "case" | "security", more = {}) => ({
    key: kind,
    kind,
    text: "",
    exchanges: [],
    ...more,
  });
  const [first, second, third] = [of("security"), of("case"), of("security", { known })];
  expect(newFirst({ ...agreeing, divergences: [third, second, first] })).toEqual([first, second, third]);
});

test("a case that is undecided is listed, and skipped in JUnit", () => {
  const [one] = agreeing.cases;
  if (!one) throw new Error("no case");
  const open = { ...one, outcome: "undecided" as const, detail: "not done in time" };
  const cases = [open, { ...one, id: "other", outcome: "not-run" as const }];
  expect(notPassed({ ...agreeing, cases }, true)[0]).toEqual([open]);
  expect(toJunit({ ...agreeing, cases })).toMatch(
    /<testsuites [^>]*tests="3" failures="0" errors="0" skipped="2"/,
  );
});
