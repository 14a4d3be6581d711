import { operationList, operationOf } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { faults, parseFault, parseFaultRule } from "./faults.ts";
import { endOf, menuOf, refusingLike, type Scenario, scenarios } from "./scenarios.ts";

const all: readonly Scenario[] = [...scenarios.values()];
const submit = operationOf("analyzeSoccer");
const read = operationOf("getSoccerResult");

test("every example of a success, every error and every fault is a scenario, with the operations that have it", () => {
  for (const { slug, examples, errors } of operationList) {
    for (const name of [...Object.keys(examples), ...Object.values(errors), ...Object.keys(faults)]) {
      expect(scenarios.get(name)?.operations).toContain(slug);
    }
  }
});

test("every documented code is the end of a uuid, at the operation that documents it", () => {
  for (const operation of operationList) {
    for (const [code, name] of Object.entries(operation.errors)) {
      expect(menuOf(operation).byEnding.get(endOf(`any-000000000${code}`))).toBe(name);
      expect(menuOf(operation).codes.get(name)).toBe(Number(code));
    }
    for (const [name, ending] of Object.entries(operation.examples)) {
      expect(menuOf(operation).byEnding.get(endOf(`c37d3ce2-e9d0-45de-9656-${ending}`))).toBe(name);
    }
  }
});

test("a code, an ending and a name mean what they mean to the operation", () => {
  const ending = "c37d3ce2-e9d0-45de-9656-000000000413";
  expect([submit, read].map((operation) => menuOf(operation).byEnding.get(endOf(ending)))).toEqual([
    "front-image-decoding-error",
    "required-data-missing",
  ]);
  expect([submit, read].map((operation) => menuOf(operation).byCode.get(200))).toEqual(["accepted", "done"]);
  expect(menuOf(read).byCode.get(411)).toBeUndefined();
  expect(menuOf(submit).codes.get("in-analysis")).toBeUndefined();
});

test("an ending whose analysis fails is one that only a read of the family documents", () => {
  const uuid = "c37d3ce2-e9d0-45de-9656-000000000520";
  expect(menuOf(submit).byEnding.get(endOf(uuid))).toBeUndefined();
  expect(menuOf(submit).failuresByEnding.get(endOf(uuid))).toBe("analysis-failed");
  expect(menuOf(read).failuresByEnding.get(endOf(uuid))).toBeUndefined();
  for (const code of [550, 533, 413]) {
    expect(
      menuOf(submit).failuresByEnding.get(endOf(`c37d3ce2-e9d0-45de-9656-000000000${code}`)),
    ).toBeUndefined();
  }
});

test.each([submit, read])("$slug, if it had no code, would refuse like another of its kind", (operation) => {
  expect(refusingLike(operation)).toBe(operation);
  for (const family of [operation.family, "another"] as (typeof operation.family)[]) {
    const { kind, errors } = refusingLike({ ...operation, family, errors: {} });
    expect(kind).toBe(operation.kind);
    expect(errors).not.toEqual({});
  }
  expect(refusingLike({ ...operation, errors: {} }).family).toBe(operation.family);
});

test("no two scenarios of an operation have the same end of a uuid, and each is one", () => {
  for (const { byEnding, codes } of operationList.map(menuOf)) {
    expect([...byEnding.values()].sort()).toEqual([...codes.keys(), ...Object.keys(faults)].sort());
    for (const ending of byEnding.keys()) expect(ending).toMatch(/^[0-9a-f]{12}$/);
  }
  for (const { uuidSuffix, operations, name } of all) {
    const [first] = operationList.filter(({ slug }) => slug === operations[0]);
    expect(first && menuOf(first).byEnding.get(uuidSuffix)).toBe(name);
  }
});

test.each(["c37d3ce2-e9d0-45de-9656-2a730204f8ca", "000000000421", "x000000000421", "", "-000000000418"])(
  "%j asks for nothing",
  (uuid) => {
    expect(menuOf(submit).byEnding.get(endOf(uuid))).toBeUndefined();
  },
);

test.each([
  ["html-502", { fault: "html-502" }],
  ["latency=200", { fault: "latency", value: "200" }],
  ["latency=200-1500", { fault: "latency", value: "200-1500" }],
  ["reset-upload=0", { fault: "reset-upload", value: "0" }],
])("%s is a fault", (text, call) => {
  expect(parseFault(text)).toEqual(call);
});

test.each([
  ["html-502:0.05", { fault: "html-502", probability: 0.05 }],
  ["latency=200-1500:1", { fault: "latency", value: "200-1500", probability: 1 }],
  ["hang", { fault: "hang", probability: 1 }],
])("%s is a rule", (text, rule) => {
  expect(parseFaultRule(text)).toEqual(rule);
});

test.each([
  ["html-500", 'There is no fault "html-500"; known are latency'],
  ["toString", 'There is no fault "toString"'],
  ["hang=1", 'The fault hang takes no value; received "1"'],
  ["latency=", "The fault latency takes a whole number of ms from 0 to 600000, or a range"],
  ["latency=900-100", "or a range such as 500-2000"],
  ["reset-upload=1-2", "takes a whole number of bytes"],
  ["hang:2", "must be above 0 and at most 1, as in hang:0.05; received 2"],
  ["hang:", "received NaN"],
  ["hang:0", "received 0"],
])("%s is none: %s", (text, message) => {
  expect(() => parseFaultRule(text)).toThrow(message);
});
