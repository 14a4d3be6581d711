// A client that is subtly wrong, against a server that is right.

import { createRemoClient, isRemoError } from "@remo-kit/client";
import { createMock, demoAccount } from "@remo-kit/mock-server";
import { type OperationId, profiles } from "@remo-kit/openapi";
import { expect, onTestFinished, test } from "vitest";
import { checkExchange } from "../checks/check-exchange.ts";
import { keyOf } from "../checks/divergences/found.ts";
import type { ClientOutcome, Exchange, Intent, Received } from "../model/exchange.ts";
import { writtenCases } from "../run/run-cases.ts";
import { requestsOf } from "../run/target-run.ts";
import { createGate } from "../session/gate.ts";
import { openSession } from "../session/open-session.ts";
import type { Session } from "../session/session.ts";
import { serve } from "../session/testing/serve.ts";
import { openProxy } from "../session/wire/proxy.ts";

const limits = { requests: 100, bytes: 1e9, rate: 1e6 };

async function sessionAt(url: string): Promise<Session> {
  const keys = { email: demoAccount.email, userKey: demoAccount.userKey, apiKey: demoAccount.apiKey };
  const settings = { limits, timeoutMs: 20_000, video: undefined, height: 170 };
  const session = await openSession({ kind: "url", name: "remote", url, keys }, settings, requestsOf());
  onTestFinished(() => session.close());
  return session;
}

async function servedMock(): Promise<string> {
  const { url, close } = await serve(createMock().fetch);
  onTestFinished(close);
  return url;
}

const run = (id: string, session: Session) =>
  writtenCases()
    .find((one) => one.id === id)
    ?.run(session);

test("a second request on 421 is caught, which every fetch sends whose body it can send again (N1)", async () => {
  const url = await servedMock();
  const session = await sessionAt(url);
  const wire = await openProxy(url, createGate(limits));
  onTestFinished(wire.close);
  const again = async (request: Request) =>
    fetch(request.url, { method: "POST", headers: request.headers, body: await request.arrayBuffer() });
  const client = createRemoClient({ ...demoAccount, apiKey: "wrong", baseUrl: wire.baseUrl, fetch: again });

  let exchange: Exchange | undefined;
  const send = async (id: OperationId, intent: Intent): Promise<Exchange> => {
    const known = await session.send(id, intent, { keys: "own, wrong APIKey" });
    const code = await client.analyzeSoccer({ video: Uint8Array.of(0), height: 170 }).then(
      () => undefined,
      (error) => (isRemoError(error, "RemoApiError") ? error.code : undefined),
    );
    expect(code).toBe(421);
    exchange = { ...known, requests: wire.requests.length };
    return exchange;
  };

  await expect(run("wrong-api-key", { ...session, send })).rejects.toThrow("one call is one request");
  expect(exchange && checkExchange(exchange, profiles.documented)).toMatchObject([
    { kind: "requests", received: "2 requests" },
  ]);
});

const other = (change: (reading: ClientOutcome) => object) => (exchange: Exchange) => ({
  ...exchange,
  client: { ...exchange.client, ...change(exchange.client as ClientOutcome) } as ClientOutcome,
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
  ["takes a code for another reason", "nobody", other(() => ({ reason: "wrong-api-key" })), "reason"],
  ["names another operation", "nobody", other(() => ({ operation: "getSoccerResult" })), "operation"],
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
    const exchange = await session.send("analyzeSoccer", "accept:first", { keys });
    expect(checkExchange(exchange, profiles.documented)).toEqual([]);
    const found = checkExchange(change(exchange), profiles.documented);
    expect(found).toContainEqual(expect.objectContaining({ kind: "client", place }));
  });
}

test("a client that reads another value of a result is caught", async () => {
  const session = await sessionAt(await servedMock());
  const exchange = await session.send("getSoccerResult", "forced:done", { prefer: "example=done" });
  expect(exchange.client?.kind).toBe("result");
  expect(checkExchange(exchange, profiles.documented)).toEqual([]);
  const read = { ...exchange.client, kick_right_hip_x: {} } as ClientOutcome;
  const wrong = { ...exchange, client: read };
  expect(checkExchange(wrong, profiles.documented)).toMatchObject([
    { kind: "client", place: "kick_right_hip_x", received: "{}" },
  ]);
});

test("an answer that the client reads tolerantly is the server's divergence; the client has to warn of it", async () => {
  const session = await sessionAt(await servedMock());
  const exchange = await session.send("analyzeSoccer", "accept:first", { keys: "own" });
  const { received, client } = exchange;
  const text = `${received?.text}`.replace(/"credit": ?(\d+)/, '"credit":"$1"');
  const odd = { ...exchange, received: { ...(received as Received), text } };
  const keysOf = (warnings: readonly string[]) =>
    checkExchange(
      { ...odd, client: { ...(client as ClientOutcome), warnings } as ClientOutcome },
      profiles.documented,
    ).map((found) => keyOf(found, exchange.operation));
  const ofServer = "schema:analysis-soccer:/credit";
  expect(keysOf(["`credit` is a string, read as a number"])).toEqual([ofServer]);
  expect(keysOf([])).toEqual([ofServer, "client:analysis-soccer:credit"]);
});
