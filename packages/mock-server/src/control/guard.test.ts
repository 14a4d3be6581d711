import { expect, test } from "vitest";
import { createGuard, type GuardedRequest, openGuard } from "./guard.ts";

const from = (request: Partial<GuardedRequest>): GuardedRequest => ({
  host: undefined,
  origin: undefined,
  authorization: undefined,
  ...request,
});

const loopback = createGuard({ loopback: true });

test.each([
  "localhost",
  "LOCALHOST:4010",
  "mock.localhost:4010",
  "a.b.localhost",
  "127.0.0.1",
  "127.0.0.1:4010",
  "127.8.9.10:65535",
  "[::1]",
  "[::1]:4010",
])("on loopback, Host %s may, with no origin or its own", (host) => {
  expect(loopback.refusal(from({ host }))).toBeUndefined();
  expect(loopback.refusal(from({ host, origin: `http://${host}` }))).toBeUndefined();
  expect(loopback.refusal(from({ host, origin: "https://localhost:5173" }))).toBeUndefined();
});

test.each([
  undefined,
  "",
  "evil.example",
  "evil.example:4010",
  "localhost.evil.example",
  "127.0.0.1.evil.example",
  "evil-localhost",
  ".localhost",
  "localhost@evil.example",
  "localhost:4010@evil.example",
  "localhost:port",
  "0.0.0.0:4010",
  "10.0.0.1",
  "[::]:4010",
  "[::2]",
])("on loopback, Host %j may not (DNS rebinding)", (host) => {
  const refusal = loopback.refusal(from({ host }));
  expect(refusal?.status).toBe(403);
  expect(refusal?.detail).toContain(host ? JSON.stringify(host) : "Host is");
  expect(refusal?.detail).toContain("--control-token");
});

test.each(["null", "", "https://evil.example", "http://localhost.evil.example", "file://", "localhost:4010"])(
  "on loopback, Origin %j may not",
  (origin) => {
    expect(loopback.refusal(from({ host: "localhost:4010", origin }))).toMatchObject({ status: 403 });
  },
);

test("a header of any length is shown in few characters", () => {
  const refusal = loopback.refusal(from({ host: "x".repeat(10_000) }));
  expect(refusal?.detail.length).toBeLessThan(500);
});

test("elsewhere, without a token, every request is refused with how to start the mock", () => {
  const guard = createGuard({ loopback: false });
  const refusal = guard.refusal(from({ host: "localhost", authorization: "Bearer " }));
  expect(refusal).toMatchObject({ status: 403 });
  expect(refusal?.detail).toContain("--control-token TOKEN");
});

const token = "s3cret-token";

test.each([true, false])(
  "with a token, a request that has it may, from anywhere (loopback: %s)",
  (loopback) => {
    const guard = createGuard({ loopback, token });
    for (const authorization of [`Bearer ${token}`, `bearer  ${token} `]) {
      const request = { host: "mock.example", origin: "https://page.example", authorization };
      expect(guard.refusal(request)).toBeUndefined();
    }
  },
);

test.each([
  undefined,
  "",
  "Bearer",
  "Bearer ",
  "Bearer s3cret-toke",
  "Bearer s3cret-token2",
  "Bearer S3CRET-TOKEN",
  "Bearer s3cret-token more",
  "Basic s3cret-token",
  token,
])("with a token, Authorization %j may not, on loopback neither", (authorization) => {
  for (const loopback of [true, false]) {
    const refusal = createGuard({ loopback, token }).refusal(from({ host: "localhost", authorization }));
    expect(refusal).toMatchObject({ status: 401 });
    expect(refusal?.detail).not.toContain(token);
  }
});

test.each(["", " ", "two words", "é", "line\n"])(
  "a token that no header can carry is refused: %j",
  (token) => {
    expect(() => createGuard({ loopback: false, token })).toThrow(RangeError);
  },
);

test("in process, everybody may", () => {
  expect(openGuard.refusal(from({ host: "mock", origin: "https://evil.example" }))).toBeUndefined();
});
