import { createServer } from "node:http";
import { listenOnLoopback } from "@remo-kit/common/listen";
import { expect, onTestFinished, test, vi } from "vitest";
import { assertKeysDistinct } from "./own-words.ts";
import { ContractUsageError, resolveRun } from "./run/options.ts";
import { runContract } from "./run-contract.ts";
import type { Keys } from "./session/session.ts";
import { describeContract } from "./vitest.ts";

const account: Keys = { email: "live@example.com", userKey: "live-user", apiKey: "live-key" };
const check = (keys: Partial<Keys>, target = "http://127.0.0.1:9") =>
  assertKeysDistinct(resolveRun({ target, keys: { ...account, ...keys } }));

test.each([
  ...["user", "test", "remo", "soccer", "User", "occe", "empty-body", "unknown-user", "analysis-soccer"],
  ...["table", "testcase", "postData", "answerReceived", "Gateway", "nobody@example.com", "none", "charge"],
  ...["abc", "7", " ab ", "420", "a@b"],
])("a key that cannot be told from what a run says is refused, and is not in the message: %j", (key) => {
  for (const [name, keys] of Object.entries({
    REMO_EMAIL: { email: key },
    REMO_USER_KEY: { userKey: key },
    REMO_API_KEY: { apiKey: key },
  })) {
    const message = new RegExp(
      `^${name}, of ${key.length} characters, cannot be kept out of the reports: it is `,
    );
    expect(() => check(keys)).toThrow(ContractUsageError);
    expect(() => check(keys)).toThrow(message);
  }
});

test("other keys are taken: also short ones, numbers, and the placeholders of the page", () => {
  for (const userKey of ["k7f3", "1000", "42424242", "live-user", "userkey", "apikey", "벼락사과"])
    expect(() => check({ userKey })).not.toThrow();
  expect(() => check({ email: "example@email.com" })).not.toThrow();
  expect(() => assertKeysDistinct(resolveRun({}))).not.toThrow();
});

test("the name of the target is a word of each report", () => {
  expect(() => check({ apiKey: "stage" }, "https://stage.example.com")).toThrow(
    "REMO_API_KEY, of 5 characters",
  );
  expect(() => check({ apiKey: "stage" })).not.toThrow();
});

test("nothing is sent before it is known", async () => {
  const listener = vi.fn((_, response) => response.end());
  const { url, close } = await listenOnLoopback(createServer(listener));
  onTestFinished(close);
  const options = { target: url, keys: { ...account, userKey: "test" }, allowSpend: 60 };
  await expect(runContract(options)).rejects.toThrow(ContractUsageError);
  expect(() => describeContract(options)).toThrow(ContractUsageError);
  expect(listener).not.toHaveBeenCalled();
});
