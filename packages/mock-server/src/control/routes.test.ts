import { Hono } from "hono";
import { afterAll, expect, test } from "vitest";
import { createCore, storeDefaults } from "../core.ts";
import { resolveMockOptions } from "../options.ts";
import { startMockServer } from "../server.ts";
import { createMemoryStore } from "../state/memory.ts";
import type { Store } from "../state/store.ts";
import { type ControlGuard, createGuard, openGuard } from "./guard.ts";
import { serveControl } from "./routes.ts";
import { table } from "./table/operations.ts";
import { mockInTime } from "./test-support.ts";

type Refusal = { readonly title: string; readonly status: number; readonly detail: string };

async function refusalOf(response: Response): Promise<Refusal> {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const refusal = (await response.json()) as Refusal;
  expect(refusal).toMatchObject({ title: "This is the mock, not the API", status: response.status });
  return refusal;
}

const account = { email: "a@email.com", userKey: "u", apiKey: "k", credits: 1 };

test.each<[string, string, unknown, string]>([
  ["POST", "/next", {}, "`scenario` is missing; it must be one of accepted, file-exists, done,"],
  ["POST", "/next", { scenario: "gone" }, "`scenario` must be one of accepted,"],
  ["POST", "/next", { scenario: "gone" }, 'received "gone".'],
  ["POST", "/next", { scenario: "hang", times: 0 }, 'from 1 to 1000000, or "always"; received 0.'],
  ["POST", "/next", { scenario: "hang", times: "never" }, 'received "never".'],
  ["POST", "/next", { scenario: "hang", delay: 600_001 }, "`delay` must be a whole number from 0 to 600000"],
  [
    "POST",
    "/next",
    { scenario: "hang", colour: 1 },
    "`colour` is unknown; allowed is an object with the fields scenario, value",
  ],
  ["POST", "/next", { scenario: "hang", value: "5" }, "The fault hang takes no value"],
  ["POST", "/next", { scenario: "latency", value: "9-5" }, "The fault latency takes a whole number of ms"],
  [
    "POST",
    "/next",
    { scenario: "latency", value: 5 },
    "`value` must be a string of 1 to 40 characters; received 5.",
  ],
  [
    "POST",
    "/next",
    { scenario: "accepted", value: "5" },
    "`value` is the number of a fault, and accepted has none",
  ],
  ["POST", "/next", { scenario: "wrong-api-key", waitTime: 5 }, "`waitTime` is `wait_time` of a success"],
  ["POST", "/next", [], "The body must be an object with the fields scenario"],
  ["POST", "/next", [], "received an array."],
  ["POST", "/next", "", "received nothing."],
  ["POST", "/next", "{", "The body is not JSON."],
  ["POST", "/accounts", { ...account, credits: -1 }, "`credits` must be a whole number from 0"],
  ["POST", "/accounts", { ...account, credits: 1.5 }, "received 1.5."],
  ["POST", "/accounts", { ...account, userKey: "" }, "`userKey` must be a string of 1 to 1000 characters"],
  ["PATCH", "/accounts/1", {}, "`credits` is missing; it must be a whole number"],
  [
    "PATCH",
    "/accounts/one",
    { credits: 1 },
    'The path: `id` must be a whole number from 1 to 9007199254740991; received "one".',
  ],
  ["DELETE", "/accounts/0", undefined, "The path: `id` must be"],
  ["PATCH", "/clock", { scale: 0 }, "`scale` must be a number above 0, at most 1000000; received 0."],
  ["POST", "/clock/advance", { seconds: -1 }, "`seconds` must be a number from 0 to 315360000"],
  ["POST", "/clock/advance", { seconds: 315_360_001 }, "received 315360001."],
  ["PUT", "/profile", { name: "live" }, 'The body must be {"name": "documented" or "observed"} or a profile'],
  [
    "PUT",
    "/profile",
    { name: "observed", extraFields: true },
    'must be {"name": "documented" or "observed"}',
  ],
  [
    "PUT",
    "/profile",
    { statusKey: "code" },
    '`statusKey` (A02) must be "status" or "status_code"; received "code"',
  ],
  ["PUT", "/profile", null, "received null."],
  ["PATCH", "/profile", { emptyBody: 422 }, "`emptyBody` (A15) must be 400 or 411; received 422"],
  ["PATCH", "/profile", { colour: 1 }, "`colour` is no key of a profile"],
  ["PATCH", "/profile", [], "a profile is a JSON object"],
  ["PUT", "/faults", {}, "`faults` is missing"],
  [
    "PUT",
    "/faults",
    { faults: [{ fault: "hang" }, { fault: "gone" }] },
    "`faults[1].fault` must be one of latency",
  ],
  ["PUT", "/faults", { faults: [{}] }, "`faults[0].fault` is missing; it must be one of latency"],
  [
    "PUT",
    "/faults",
    { faults: [{ fault: "hang", probability: 2 }] },
    "a number above 0, at most 1; received 2.",
  ],
  [
    "PUT",
    "/faults",
    { faults: [{ fault: "dribble", value: "x" }] },
    "The fault dribble takes a whole number",
  ],
  [
    "GET",
    "/journal?limit=0",
    undefined,
    "The query: `limit` must be a whole number from 1 to 10000; received 0.",
  ],
  ["GET", "/journal?limit=all", undefined, 'received "all".'],
  ["GET", "/journal?limit=1&limit=2", undefined, "received an array."],
  ["GET", "/journal?scenario=gone", undefined, "`scenario` must be one of accepted"],
  [
    "GET",
    "/journal?uuids=1",
    undefined,
    "`uuids` is unknown; allowed is an object with the fields after, scenario",
  ],
  ["GET", "/journal/wait?timeoutMs=60001", undefined, "`timeoutMs` must be a whole number from 0 to 60000"],
  ["GET", "/jobs?limit=10001", undefined, "`limit` must be"],
  ["GET", "/clock?now=1", undefined, "`now` is unknown; allowed is an object with no fields."],
  ["DELETE", "/next?id=1", undefined, "`id` is unknown"],
  ["POST", "/reset", { tenant: "other" }, "`tenant` is unknown"],
])("%s %s with %j is refused with 400: %s", async (method, path, body, detail) => {
  const refusal = await refusalOf(await mockInTime().call(method, `/__mock${path}`, body));
  expect(refusal.status).toBe(400);
  expect(refusal.detail).toContain(detail);
});

test("an input error says where the description is", async () => {
  const { detail } = await refusalOf(await mockInTime().call("POST", "/__mock/next", {}));
  expect(detail).toMatch(/ GET \/__mock\/openapi\.json describes what it takes\.$/);
});

test("no more than five reasons are given, and no text of any length", async () => {
  const faults = Array.from({ length: 100 }, () => ({ fault: "hang", value: "x".repeat(10_000) }));
  const many = await refusalOf(await mockInTime().call("PUT", "/__mock/faults", { faults }));
  expect(many.detail.match(/received/g)).toHaveLength(5);
  expect(many.detail.length).toBeLessThan(1000);
  const long = await refusalOf(
    await mockInTime().call("PATCH", "/__mock/clock", { ["x".repeat(100_000)]: 1 }),
  );
  expect(long.detail.length).toBeLessThan(1000);
});

test.each([
  [{ email: 5, userKey: ["canary"], apiKey: 12_345, credits: 1 }],
  [{ ...account, email: "", userKey: 98_765 }],
  [{ ...account, credits: "canary@email.com" }],
  [{ ...account, "canary@email.com": 1 }],
  [{ ...account, nested: { apiKey: "canary" } }],
  ['{"apiKey":"canary",'],
])("what may be a secret is not sent back: %j", async (body) => {
  const { status, detail } = await refusalOf(await mockInTime().call("POST", "/__mock/accounts", body));
  expect(status).toBe(400);
  expect(detail).not.toMatch(/canary|12345|98765/);
});

test.each([
  ["", 400],
  ["a b", 400],
  ["x".repeat(65), 400],
  ["Team-1.a_b", 200],
])("the tenant %j is answered with %i", async (tenant, status) => {
  const response = await mockInTime().call("GET", "/__mock/clock", undefined, {
    "x-remo-mock-tenant": tenant,
  });
  expect(response.status).toBe(status);
  if (status === 400)
    expect((await refusalOf(response)).detail).toContain("x-remo-mock-tenant takes 1 to 64");
});

test("each tenant is controlled by itself", async () => {
  const { call } = mockInTime();
  await call("PATCH", "/__mock/clock", { scale: 60 }, { "x-remo-mock-tenant": "other" });
  expect(await (await call("GET", "/__mock/clock")).json()).toMatchObject({ scale: 1 });
});

test("a path that is none is answered with 404 and the paths that there are", async () => {
  for (const path of ["/__mock/gone", "/__mock/", "/__mock/next/1/2"]) {
    const { status, detail } = await refusalOf(await mockInTime().call("GET", path));
    expect(status).toBe(404);
    for (const { path } of table) expect(detail).toContain(path);
  }
});

test.each([
  ["PUT", "/__mock/journal", "GET, DELETE"],
  ["GET", "/__mock/next/1", "DELETE"],
  ["POST", "/__mock/health", "GET"],
])("%s %s is answered with 405 and the methods that there are", async (method, path, allowed) => {
  const response = await mockInTime().call(method, path);
  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toBe(allowed);
  expect((await refusalOf(response)).detail).toContain(`takes ${allowed}`);
});

test.each([
  ["of a known length", (text: string) => text],
  ["in pieces", (text: string) => new Blob([text]).stream()],
])("a body of more than 1 MiB, %s, is refused with 413", async (_, bodyOf) => {
  const { mock } = mockInTime();
  const put = (length: number) =>
    mock.fetch("http://mock/__mock/accounts", {
      method: "POST",
      body: bodyOf(JSON.stringify({ ...account, apiKey: "x".repeat(length) })),
      duplex: "half",
    } as RequestInit);
  expect((await put(1_048_576)).status).toBe(413);
  expect((await put(1000)).status).toBe(200);
});

test("the index lists every operation and where the description is", async () => {
  const answer = await mockInTime().call("GET", "/__mock");
  const index = (await answer.json()) as { operations: { id: string }[] };
  expect(index).toMatchObject({ openapi: { en: "/__mock/openapi.json", ko: "/__mock/openapi.ko.json" } });
  expect(index.operations.map(({ id }) => id)).toEqual(table.map(({ id }) => id));
});

test.each(["/__mock/openapi.json", "/__mock/openapi.ko.json"])("%s is the description", async (path) => {
  const response = await mockInTime().call("GET", path);
  expect(response.headers.get("content-type")).toContain("application/json");
  expect(await response.json()).toMatchObject({ openapi: "3.1.1", "x-generated": expect.any(String) });
});

test("no answer may be kept by a cache", async () => {
  const { call } = mockInTime();
  for (const path of ["/__mock", "/__mock/clock", "/__mock/gone"]) {
    expect((await call("GET", path)).headers.get("cache-control")).toBe("no-store");
  }
});

function appWith(guard: ControlGuard, store?: Partial<Store>) {
  const options = resolveMockOptions();
  const core = createCore(options, { ...createMemoryStore(storeDefaults(options)), ...store });
  const app = new Hono();
  serveControl(app, core, guard);
  return (path: string, init?: RequestInit) => app.request(`http://mock.test${path}`, init);
}

test.each([
  ["a closed guard", createGuard({ loopback: false }), 403],
  ["a guard that asks for a token", createGuard({ loopback: true, token: "t" }), 401],
])("%s lets the probes through and nothing else, known or not", async (_, guard, status) => {
  const ask = appWith(guard);
  expect((await ask("/__mock/health?cache=1")).status).toBe(200);
  expect((await ask("/__mock/ready")).status).toBe(200);
  const paths = table.filter(({ probe }) => !probe).map(({ path }) => path.replace("{id}", "1"));
  for (const path of [
    ...paths,
    "/__mock",
    "/__mock/",
    "/__mock/openapi.json",
    "/__mock/gone",
    "/__mock/health/x",
  ]) {
    const response = await ask(path);
    expect(response.status, path).toBe(status);
    expect(response.headers.get("www-authenticate")).toBe(status === 401 ? 'Bearer realm="remo-mock"' : null);
    await refusalOf(response);
  }
  const shown = await ask("/__mock/clock", { headers: { authorization: "Bearer t" } });
  expect(shown.status).toBe(status === 401 ? 200 : 403);
});

test("a mock whose store fails is alive and not ready, and does not show the store's address", async () => {
  const error = Object.assign(new Error("redis://user:password@host"), { code: "ECONNREFUSED" });
  const ask = appWith(openGuard, { transact: () => Promise.reject(error) });
  expect((await ask("/__mock/health")).status).toBe(200);
  const { status, detail } = await refusalOf(await ask("/__mock/ready"));
  expect({ status, detail }).toEqual({ status: 503, detail: "The store does not answer (ECONNREFUSED)." });
});

/** Resolves when something begins to sleep, and `woken` when its signal aborts. */
const asleep = withResolvers<{ readonly woken: Promise<void> }>();
const sleep = (_ms: number, signal?: AbortSignal) =>
  new Promise<void>((wake) => {
    signal?.addEventListener("abort", () => wake());
  });
const time = {
  now: () => Date.UTC(2026, 0, 1),
  sleep(ms: number, signal?: AbortSignal) {
    const woken = sleep(ms, signal);
    asleep.resolve({ woken });
    return woken;
  },
};

function withResolvers<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

const server = await startMockServer({ port: 0, time });
afterAll(() => server.close(0));

test("over a socket, a page of another origin is refused, and this machine is not", async () => {
  const clock = (headers: Record<string, string>) => fetch(`${server.url}/__mock/clock`, { headers });
  expect((await clock({})).status).toBe(200);
  expect((await clock({ origin: "http://localhost:5173" })).status).toBe(200);
  expect((await clock({ origin: "https://evil.example" })).status).toBe(403);
});

test("over a socket, a body in pieces that is too large is refused, and the next request is answered", async () => {
  const body = new Blob(["x".repeat(2_000_000)]).stream();
  const post = { method: "POST", body, duplex: "half" } as RequestInit;
  expect((await fetch(`${server.url}/__mock/next`, post)).status).toBe(413);
  expect((await fetch(`${server.url}/__mock/next`)).status).toBe(200);
});

test("over a socket, a wait ends when the caller goes away", async () => {
  const caller = new AbortController();
  const waiting = fetch(`${server.url}/__mock/journal/wait`, { signal: caller.signal });
  const { woken } = await asleep.promise;
  caller.abort();
  await expect(waiting).rejects.toThrow();
  await woken;
});
