import { profiles } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { type ContractOptions, ContractUsageError, keysOf, resolveRun, secretsOf } from "./options.ts";

const account = { email: "kim@secret.test", userKey: "u-1", apiKey: "k-1" };
const server = { target: "https://api.example.com", keys: account };

test("without options, all mocks are run, and everything has to be seen", () => {
  const run = resolveRun({});
  expect(run).toMatchObject({ remote: false, complete: true, generated: 50 });
  expect(run.targets.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["in-process", "socket"]));
  const used = run.targets.map((target) => target.kind !== "url" && target.profile);
  expect(used).toEqual(expect.arrayContaining([profiles.documented, profiles.observed]));
});

test("a chosen profile or a chosen case cannot show everything", () => {
  expect(resolveRun({ profile: profiles.observed })).toMatchObject({ complete: false });
  expect(resolveRun({ only: ["empty-body"] })).toMatchObject({ complete: false });
});

test("on a server nothing may be spent, nothing is generated, and there are limits, unless said otherwise", () => {
  expect(resolveRun(server)).toMatchObject({
    remote: true,
    allowed: 0,
    generated: 0,
    session: { limits: { requests: 500, bytes: 500_000_000, rate: 2 }, timeoutMs: 180_000 },
    targets: [{ kind: "url", url: "https://api.example.com", keys: account }],
  });
});

test.each(["http://127.0.0.1:4010", "http://localhost:1", "http://[::1]:1", "https://192.168.0.2"])(
  "%s keeps the keys from others",
  (target) => {
    expect(resolveRun({ ...server, target }).targets).toMatchObject([{ url: target }]);
  },
);

test.each([
  [
    { target: "http://api.example.com" },
    "`target` http://api.example.com would get keys in clear text (A11)",
  ],
  [{ target: "http://127.0.0.1.example.com" }, "in clear text"],
  [{ target: "api.example.com" }, "`target` takes the origin of a server"],
  [{ target: "https://api.example.com/api" }, "takes the origin"],
  [{ target: "https://api.example.com/?token=secret" }, "`target` takes an origin alone"],
  [{ ...server, profile: profiles.observed }, "`profile` is for the mocks"],
  [{ allowSpend: -1 }, "`allowSpend` takes a whole number from 0 to 1000000; received -1."],
  [{ rate: 0 }, "`rate` takes a number from 0.01 to 1000; received 0."],
  [{ seed: 1.5 }, "`seed` takes a whole number"],
  [{ timeout: Number.NaN }, "`timeout` takes a number from 1 to 3600"],
  [{ only: ["unknown"] }, '`only` takes the id of a case, which --list prints; received "unknown".'],
  [{ only: ["empty-boddy"] }, "Did you mean empty-body?"],
] satisfies [ContractOptions, string][])("%j cannot be run", (options, message) => {
  expect(() => resolveRun(options)).toThrow(ContractUsageError);
  expect(() => resolveRun(options)).toThrow(message);
});

test.each(["https://kim:secret@api.example.com", "//kim:secret@host", "kim:secret@host", "https://a?secret"])(
  "what may be a password in %s is in no message",
  (target) => {
    expect(() => resolveRun({ target })).toThrow(
      "`target` takes an origin alone, without a user, a password",
    );
    expect(() => resolveRun({ target })).not.toThrow("secret");
  },
);

test("plain http to another machine is a choice", () => {
  const target = "http://api.example.com";
  expect(resolveRun({ target, allowInsecureHttp: true }).targets).toMatchObject([{ url: target }]);
});

test("keys are three, or none", () => {
  const env = { REMO_EMAIL: "a", REMO_USER_KEY: "b", REMO_API_KEY: "c" };
  expect(keysOf(env)).toEqual({ email: "a", userKey: "b", apiKey: "c" });
  expect(keysOf({ ...env, REMO_API_KEY: "" })).toBeUndefined();
});

test("the placeholders of the page are no secrets, an account's keys are", () => {
  expect(secretsOf(resolveRun(server))).toEqual(Object.values(account));
  const page = { email: "example@email.com", userKey: "userkey", apiKey: "apikey" };
  expect(secretsOf(resolveRun({ ...server, keys: page }))).toEqual([]);
});
