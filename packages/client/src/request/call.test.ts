// What a call tells of itself, and what its errors say over several attempts.

import diagnostics from "node:diagnostics_channel";
import { expect, onTestFinished, test, vi } from "vitest";
import type { CallDiagnostics, Fetch, RemoCallFailure } from "../index.ts";
import { clientOf, failure, keys, receipt, small, uuid } from "../testing/calls.ts";

const url = "https://api.test";
const input = { video: small, height: 170, uuid };
const accepting: Fetch = async (request) => {
  await request.text();
  return Response.json(receipt);
};
const lost = (code: string) => Object.assign(new Error(code), { code });

/** A fetch that does something else each time. */
function inTurn(...ways: readonly Fetch[]): Fetch {
  let turn = 0;
  return (request) => (ways[turn++] as Fetch)(request);
}
const afterAll =
  (end: () => Promise<Response>): Fetch =>
  async (request) => {
    await request.text();
    return end();
  };
const refusing = (status: number) =>
  afterAll(async () => Response.json({ state: 0, message: "no", status }, { status }));
const losing = afterAll(() => Promise.reject(lost("ECONNRESET")));
const resend = { resend: true, firstPause: 0 };

function subscribed(): CallDiagnostics[] {
  const seen: CallDiagnostics[] = [];
  const listen = (message: unknown) => void seen.push(message as CallDiagnostics);
  diagnostics.subscribe("remo-kit:call", listen);
  onTestFinished(() => void diagnostics.unsubscribe("remo-kit:call", listen));
  return seen;
}

test("who subscribed to `remo-kit:call` gets each call once, when it has ended", async () => {
  const seen = subscribed();
  const numbers = { connect: expect.any(Number), upload: expect.any(Number), answer: expect.any(Number) };
  await clientOf(url, { fetch: accepting }).analyzeSoccer(input);
  const common = { operation: "analyzeSoccer", uuid, ms: expect.any(Number), phases: numbers };
  const bytesTotal = expect.any(Number);
  expect(seen).toEqual([{ ...common, ok: true, error: undefined, attempts: 1, bytesTotal }]);
  await failure(clientOf(url, { fetch: inTurn(losing, refusing(422)), retry: resend }).analyzeSoccer(input));
  const error = {
    ...{ name: "RemoApiError", reason: "not-enough-credits", code: 422 },
    ...{ sent: "all", charged: "unknown" },
  };
  expect(seen[1]).toEqual({ ...common, ok: false, error, attempts: 2, bytesTotal });
  expect(seen).toHaveLength(2);
  for (const key of Object.values(keys)) expect(JSON.stringify(seen)).not.toContain(key);
});

test("a subscriber that throws costs no call", async () => {
  const uncaught = vi.fn();
  process.on("uncaughtException", uncaught);
  const throwing = () => {
    throw new Error("no");
  };
  diagnostics.subscribe("remo-kit:call", throwing);
  const result = await clientOf(url, { fetch: accepting }).analyzeSoccer.safe(input);
  diagnostics.unsubscribe("remo-kit:call", throwing);
  await new Promise((later) => setTimeout(later, 5));
  process.off("uncaughtException", uncaught);
  expect(result.ok).toBe(true);
});

test("twenty calls may share a signal, which keeps no listener of theirs", async () => {
  const warned = vi.fn();
  process.on("warning", warned);
  const controller = new AbortController();
  const { signal } = controller;
  const added = vi.spyOn(signal, "addEventListener");
  const removed = vi.spyOn(signal, "removeEventListener");
  const calls = (fetch: Fetch) =>
    Array.from({ length: 20 }, () => clientOf(url, { fetch }).analyzeSoccer.safe({ ...input, signal }));
  expect((await Promise.all(calls(accepting))).every(({ ok }) => ok)).toBe(true);
  expect(removed).toHaveBeenCalledTimes(added.mock.calls.length);
  const aborted = calls(afterAll(() => new Promise(() => {})));
  await new Promise((later) => setTimeout(later, 20));
  controller.abort("enough");
  for (const { error } of await Promise.all(aborted)) {
    expect(error).toMatchObject({ name: "RemoAbortError", cause: "enough", sent: "all", charged: "unknown" });
  }
  await new Promise((later) => setTimeout(later, 5));
  process.off("warning", warned);
  expect(warned).not.toHaveBeenCalled();
});

test.each<[string, readonly Fetch[], Partial<RemoCallFailure>]>([
  ["a refusal that is free", [losing, refusing(400)], { name: "RemoApiError", charged: "unknown" }],
  [
    "no connection",
    [losing, () => Promise.reject(lost("ECONNREFUSED"))],
    { name: "RemoNetworkError", sent: "all", charged: "unknown" },
  ],
  [
    "a part of a request",
    [
      losing,
      async (request) => {
        await request.body?.getReader().read();
        throw lost("ECONNRESET");
      },
    ],
    { name: "RemoNetworkError", sent: "all", charged: "unknown" },
  ],
])("%s does not hide that an attempt before it may have arrived", async (_, ways, expected) => {
  const retry = { ...resend, attempts: 2 };
  const error = await failure(clientOf(url, { fetch: inTurn(...ways), retry }).analyzeSoccer(input));
  expect(error).toMatchObject({ ...expected, uuid });
});

test("a video that fails in the middle of an attempt says that a part was sent, and that nothing was charged", async () => {
  async function* broken() {
    yield new Uint8Array(3);
    throw new Error("the disk is gone");
  }
  const video = { size: 9, stream: broken };
  const error = await failure(clientOf(url, { fetch: accepting }).analyzeSoccer({ ...input, video }));
  expect(error).toMatchObject({ name: "RemoInputError", sent: "part", charged: "no" });
});

test.each([
  ["https://api.test", undefined, undefined],
  ["https://api.test", "https://docs.test/en", "https://docs.test/en"],
  ["http://127.0.0.1:4010/base", undefined, "http://127.0.0.1:4010/docs/en"],
  ["http://localhost:9", "https://docs.test/ko", "https://docs.test/ko"],
])("with the base URL %s and the docs %s, an error points to %s", async (baseUrl, docs, place) => {
  const error = await failure(clientOf(baseUrl, { docs, fetch: refusing(421) }).analyzeSoccer(input));
  const docsUrl = place && `${place}/error-codes.html#421-wrong-api-key`;
  expect(error).toMatchObject({ reason: "wrong-api-key", docsUrl });
});
