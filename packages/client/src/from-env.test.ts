import { operationList } from "@remo-kit/openapi";
import { expect, expectTypeOf, onTestFinished, test, vi } from "vitest";
import { createRemoClient, createRemoReader, fromEnv, type RemoReader } from "./index.ts";
import { failure, keys, uuid } from "./testing/calls.ts";

const env = { REMO_EMAIL: keys.email, REMO_USER_KEY: keys.userKey, REMO_API_KEY: keys.apiKey };

test("the environment has the options of a client", () => {
  expect(fromEnv(env)).toStrictEqual(keys); // So that it can be spread over a default.
  expect(fromEnv({ ...env, REMO_BASE_URL: "https://a.test", OTHER: 1 })).toEqual({
    ...keys,
    baseUrl: "https://a.test",
  });
  expect(fromEnv({ ...env, REMO_BASE_URL: "" })).toStrictEqual(keys);
  expect(createRemoClient(fromEnv(env))).toBeDefined();
});

test("without an argument it is that of the process", () => {
  for (const [name, value] of Object.entries({ ...env, REMO_BASE_URL: "" })) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(fromEnv()).toEqual(keys);
});

test("an environment that is none has nothing", () => {
  for (const env of [null, "REMO_EMAIL"])
    expect(() => fromEnv(env as never)).toThrow(
      "Not set in the environment: REMO_EMAIL, REMO_USER_KEY, REMO_API_KEY.",
    );
});

test("all that are missing are named, and no value is shown", () => {
  const build = () => fromEnv({ REMO_EMAIL: keys.email, REMO_API_KEY: " " });
  expect(build).toThrow(
    expect.objectContaining({
      name: "RemoConfigError",
      message: "Not set in the environment: REMO_USER_KEY, REMO_API_KEY.",
    }),
  );
});

test("a reader reads without keys, and has nothing else", async () => {
  const sent: unknown[] = [];
  const fetch = async (request: Request) => {
    sent.push(await request.json());
    return Response.json({ stepping_knee_x: { impact: 1 } });
  };
  const reader = createRemoReader({ email: keys.email, fetch });
  const withoutKeys = operationList.filter(({ kind, secrets }) => kind === "read" && secrets.length === 1);
  expect(Object.keys(reader)).toEqual([...withoutKeys.map(({ id }) => id), "waitForSoccer"]);
  expectTypeOf<RemoReader>().toHaveProperty("getSoccerResult");
  expectTypeOf<RemoReader>().not.toHaveProperty("analyzeSoccer");
  expectTypeOf<RemoReader>().not.toHaveProperty("analyzeSoccerAndWait");
  expectTypeOf<RemoReader>().not.toHaveProperty("raw");
  expect(await reader.getSoccerResult({ uuid })).toMatchObject({
    stepping_knee_x: { impact: 1 },
  });
  expect(sent).toEqual([{ id: keys.email, uuid }]);
});

test("a reader takes no keys, and a client needs all of them", () => {
  expect(() => createRemoReader(keys)).toThrow("`userKey` is no option");
  expect(() => createRemoReader({} as never)).toThrow("`email` must be");
  expect(() => createRemoClient({ email: keys.email } as never)).toThrow("`userKey` must be");
});

test("no error of a reader shows the e-mail address", async () => {
  const fetch = async () => new Response(`<h1>${keys.email}</h1>`, { status: 502 });
  const reader = createRemoReader({ email: keys.email, fetch, retry: { attempts: 1 } });
  const error = await failure(reader.getSoccerResult({ uuid }));
  expect(error).toMatchObject({ name: "RemoGatewayError", excerpt: "<h1>[redacted]</h1>" });
  expect(JSON.stringify(error)).not.toContain(keys.email);
});
