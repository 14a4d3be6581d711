import { errorCodes, openApiDocument, responseContent } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { faults, parseFault, parseFaultRule } from "./faults.ts";
import { type Scenario, scenarioOfUuid, scenarios } from "./scenarios.ts";

const all: readonly Scenario[] = [...scenarios.values()];

test("every example of a success, every error code and every fault is a scenario", () => {
  const names = all.map(({ name }) => name);
  for (const { post } of Object.values(openApiDocument.paths)) {
    const examples = (post && responseContent(post, 200))?.["application/json"]?.examples ?? {};
    for (const name of Object.keys(examples)) expect(names).toContain(name);
  }
  for (const { name } of Object.values(errorCodes)) expect(names).toContain(name);
  for (const name of Object.keys(faults)) expect(names).toContain(name);
});

test("every documented code is the end of a uuid", () => {
  for (const { code, name } of Object.values(errorCodes)) {
    expect(scenarioOfUuid(`any-000000000${code}`)?.name).toBe(name);
  }
  expect(scenarioOfUuid("c37d3ce2-e9d0-45de-9656-000000000200")?.name).toBe("accepted");
});

test("no two scenarios have the same end of a uuid, and each is one", () => {
  const suffixes = all.map(({ uuidSuffix }) => uuidSuffix);
  expect(new Set(suffixes).size).toBe(suffixes.length);
  for (const suffix of suffixes) expect(suffix).toMatch(/^[0-9a-f]{12}$/);
});

test.each(["c37d3ce2-e9d0-45de-9656-2a730204f8ca", "000000000421", "x000000000421", "", "-000000000418"])(
  "%j asks for nothing",
  (uuid) => {
    expect(scenarioOfUuid(uuid)).toBeUndefined();
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
])("%s is none: %s", (text, told) => {
  expect(() => parseFaultRule(text)).toThrow(told);
});
