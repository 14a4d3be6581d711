// Hostile bytes sent to the mock over a socket.

import { deepStrictEqual, match, ok } from "node:assert/strict";
import { connect } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { type MockServer, startMockServer } from "@remo-kit/mock-server";
import { expectedBody } from "../../../packages/mock-server/src/body-reader/testing/oracle.ts";
import { keys, path, type RequestCase } from "./requests.ts";

export { default as fc } from "fast-check";
export { requests as cases } from "./requests.ts";

/** ms after which a connection has to be over, once its sender has done its part. */
const longest = 3000;

const secrets = Object.values(keys);

/** All that came back until the connection was over, one character for each byte. */
function exchange(port: number, { pieces, ending }: RequestCase): Promise<string> {
  return new Promise((over, failed) => {
    let received = "";
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    const late = setTimeout(() => {
      failed(
        new Error(`the connection is open after ${longest} ms; so far came ${JSON.stringify(received)}`),
      );
      socket.destroy();
    }, longest);
    socket.setEncoding("latin1").on("data", (text) => {
      received += text;
    });
    socket.on("error", () => {}); // A reset is one way to end.
    socket.on("close", () => {
      clearTimeout(late);
      over(received);
    });
    void write();

    async function write() {
      for (const piece of pieces) {
        if (socket.destroyed) return;
        socket.write(piece, "latin1");
        await turn();
      }
      if (ending === "break off") socket.resetAndDestroy();
      else socket.end();
    }
  });
}

async function run({ port }: MockServer, one: RequestCase): Promise<string> {
  const received = await exchange(port, one);
  if (received === "") {
    deepStrictEqual(one.body, null, "a good request has no answer");
    return "closed without an answer";
  }
  match(received, /^HTTP\/1\.1 [1-5]\d\d /, "what came is no answer");
  ok(
    !/The mock itself failed|Internal Server Error|node:|at .*\.ts:\d/.test(received),
    `it failed: ${received}`,
  );
  ok(!secrets.some((secret) => received.includes(secret)), `a key is in the answer: ${received}`);
  const [, status] = /^(?:HTTP\/1\.1 1\d\d [\s\S]*?\r\n\r\n)*HTTP\/1\.1 (\d{3}) /.exec(received) ?? [];
  const scenario = /^x-remo-mock-scenario: (.*?)\r$/m.exec(received)?.[1];
  if (one.body !== null) agrees(scenario, Buffer.from(one.body, "latin1"));
  return `${status} ${scenario ?? "of the platform"}`;
}

/** What the mock makes of a body, and what JSON.parse does. What an empty one means is open, and a long one may be too long. */
function agrees(scenario: string | undefined, body: Buffer): void {
  const { problem } = expectedBody(body);
  const text = `the body is ${problem?.kind ?? "an object"}, and the answer is ${scenario}`;
  if (problem?.kind === "unusable") deepStrictEqual(scenario, "protocol-error", text);
  else if (problem === undefined && body.length < 1000)
    ok(scenario !== undefined && scenario !== "protocol-error", text);
}

/** Proves that the mock has survived all of it, and that it has shown nobody a key. */
async function stop(mock: MockServer): Promise<void> {
  const body = JSON.stringify({ ...keys, height: "170", uuid: crypto.randomUUID(), base64_video: "AAAA" });
  const json = { "content-type": "application/json" };
  const answer = await fetch(`${mock.url}${path}`, { method: "POST", body, headers: json });
  deepStrictEqual(answer.status, 200, "a good request is refused after all of it");
  const { entries } = (await (await fetch(`${mock.url}/__mock/journal?limit=10000`)).json()) as {
    entries: object[];
  };
  ok(!secrets.some((secret) => JSON.stringify(entries).includes(secret)), "a key is in the journal");
  await mock.close();
}

const { Email: email, UserKey: userKey, APIKey: apiKey } = keys;

export async function start() {
  const accounts = [{ email, userKey, apiKey, credits: 1_000_000_000 }];
  const mock = await startMockServer({ port: 0, accounts });
  return { run: (one: RequestCase) => run(mock, one), stop: () => stop(mock) };
}
