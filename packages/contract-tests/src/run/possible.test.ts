import { afterEach, expect, test, vi } from "vitest";
import { type ContractOptions, ContractUsageError, keyVariables, resolveRun } from "./options.ts";
import { assertPossible } from "./possible.ts";

const keys = { email: "kim@secret.test", userKey: "u-1", apiKey: "k-1" };
const check = (options: ContractOptions) =>
  assertPossible(resolveRun({ target: "https://a.test", ...options }));

afterEach(() => void vi.unstubAllEnvs());

test.each([
  [{}, "REMO_EMAIL, REMO_USER_KEY, and REMO_API_KEY are not set."],
  [{ REMO_EMAIL: "kim@secret.test", REMO_API_KEY: "k-1" }, "REMO_USER_KEY is not set."],
])("credits need an account to be spent of, and what is missing is named (%#)", (env, message) => {
  for (const name of keyVariables) vi.stubEnv(name, "");
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  expect(() => check({ allowSpend: 60 })).toThrow(ContractUsageError);
  expect(() => check({ allowSpend: 60 })).toThrow(
    `\`allowSpend\` needs an account of the target: ${message}`,
  );
});

test.each([
  [
    { keys, only: ["credits"] },
    "credits (may cost 20 credits, and 0 are allowed: --allow-spend N allows more)",
  ],
  [{ keys, allowSpend: 4, only: ["credits"] }, "credits (may cost 20 credits, and 4 are allowed"],
  [{ only: ["jpeg"] }, "jpeg (needs REMO_EMAIL, REMO_USER_KEY and REMO_API_KEY)"],
  [
    { only: ["empty-body", "forced-accepted"] },
    ": forced-accepted (only a mock can be put in this situation).",
  ],
  [{ keys, allowSpend: 9, maxWait: 0, only: ["result-done"] }, "result-done (has to wait for an analysis"],
  [{ only: ["property-one-defect"] }, "property-one-defect (generates its requests: --generated N"],
  [{ keys, allowSpend: 8, only: ["jpeg", "credits"] }, ": credits (may cost 20 credits, and 8 are allowed"],
] satisfies [ContractOptions, string][])(
  "a chosen case that cannot run is refused, also beside one that can (%#)",
  (options, message) => {
    for (const name of keyVariables) vi.stubEnv(name, "");
    expect(() => check(options)).toThrow("`only` names what cannot be run as asked: ");
    expect(() => check(options)).toThrow(message);
  },
);

test.each([
  [{ keys, allowSpend: 4, only: ["jpeg", "empty-body"] }],
  [{ keys, allowSpend: 4, only: ["result-done", "score-done"] }],
  [{ generated: 5, only: ["property-one-defect"] }],
  [{ keys, allowSpend: 60, only: ["empty-body"] }], // It may spend, and need not.
  [{ target: undefined, only: ["forced-accepted"] }],
] satisfies [ContractOptions][])("what can be run as asked is run (%#)", (options) => {
  expect(() => check(options)).not.toThrow();
});
