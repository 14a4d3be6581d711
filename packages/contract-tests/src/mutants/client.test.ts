// A client that is subtly wrong, against a server that is right.

import { createRemoClient, isRemoError } from "@remo-kit/client";
import { createMock, demoAccount } from "@remo-kit/mock-server";
import { profiles } from "@remo-kit/openapi";
import { expect, onTestFinished, test } from "vitest";
import { cases } from "../cases/index.ts";
import { checkExchange } from "../checks.ts";
import type { ClientReading, Exchange, Intent } from "../exchange.ts";
import { openSession } from "../open-session.ts";
import type { Session } from "../session.ts";
import { createGate, openProxy } from "../wire.ts";
import { serve } from "./testing/serve.ts";

const limits = { requests: 100, bytes: 1e9, rate: 1e6 };

async function sessionAt(url: string): Promise<Session> {
  const keys = { email: demoAccount.email, userKey: demoAccount.userKey, apiKey: demoAccount.apiKey };
  const settings = { limits, timeoutMs: 20_000, video: undefined, height: 170 };
  const session = await openSession({ kind: "url", name: "somebody's", url, keys }, settings);
  onTestFinished(() => session.close());
  return session;
}

async function servedMock(): Promise<string> {
  const { url, close } = await serve(createMock().fetch);
  onTestFinished(close);
  return url;
}

const run = (id: string, session: Session) => cases.find((one) => one.id === id)?.run(session);

test("a second request on 421 is caught, which every fetch sends whose body it can send again (N1)", async () => {
  const url = await servedMock();
  const session = await sessionAt(url);
  const wire = await openProxy(url, createGate(limits));
  onTestFinished(wire.close);
  const again = async (request: Request) =>
    fetch(request.url, { method: "POST", headers: request.headers, body: await request.arrayBuffer() });
  const client = createRemoClient({ ...demoAccount, apiKey: "wrong", baseUrl: wire.baseUrl, fetch: again });

  let exchange: Exchange | undefined;
  const call = async (intent: Intent): Promise<Exchange> => {
    const known = await session.call(intent, { keys: "own, wrong APIKey" });
    const code = await client.analyzeSoccer({ video: Uint8Array.of(0), height: 170 }).then(
      () => undefined,
      (error) => (isRemoError(error, "RemoApiError") ? error.code : undefined),
    );
    expect(code).toBe(421);
    exchange = { ...known, requests: wire.requests.length };
    return exchange;
  };

  await expect(run("wrong-api-key", { ...session, call })).rejects.toThrow("one call is one request");
  expect(exchange && checkExchange(exchange, profiles.documented)).toMatchObject([
    { key: "requests:analysis-soccer:wrong-api-key", text: "2 requests went over the wire for one call" },
  ]);
});

const other = (change: (reading: ClientReading) => object) => (exchange: Exchange) => ({
  ...exchange,
  client: { ...exchange.client, ...change(exchange.client as ClientReading) } as ClientReading,
});

const wrongs: readonly (readonly [
  what: string,
  keys: "own" | "nobody",
  change: (exchange: Exchange) => Exchange,
  key: string,
])[] = [
  ["reads another wait time", "own", other(() => ({ waitTime: 1 })), "wait_time"],
  ["reads another credit", "own", other(() => ({ credit: 96 })), "credit"],
  ["reads that the file exists", "own", other(() => ({ fileExists: true })), "file_exist"],
  ["reads another code", "nobody", other(() => ({ code: 421 })), "code"],
  ["takes a refusal for a broken connection", "nobody", other(() => ({ name: "RemoNetworkError" })), ""],
  [
    "takes a success for a refusal",
    "own",
    other(() => ({ kind: "error", name: "RemoApiError", code: 420 })),
    "",
  ],
  ["takes a refusal for a success", "nobody", other(() => ({ kind: "receipt" })), ""],
];

for (const [what, keys, change, place] of wrongs) {
  test(`a client that ${what} is caught`, async () => {
    const session = await sessionAt(await servedMock());
    const exchange = await session.call("accept:first", { keys });
    expect(checkExchange(exchange, profiles.documented)).toEqual([]);
    const found = checkExchange(change(exchange), profiles.documented);
    const key = ["client:analysis-soccer:accept:first", place].filter(Boolean).join(":");
    expect(found.map((divergence) => divergence.key)).toContain(key);
  });
}
