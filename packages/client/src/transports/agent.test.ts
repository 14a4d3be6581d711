// Agents of Node's HTTP client: the program's own, and one that is handed in.

import http from "node:http";
import https from "node:https";
import { connect, type NetConnectOpts } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { createRemoClient } from "../index.ts";
import {
  accepted,
  clientOf,
  failure,
  keys,
  serveHttp,
  serveTls,
  small,
  until,
  uuid,
  whole,
} from "../testing/calls.ts";
import { certificate, key } from "../testing/certificate.ts";

const input = { video: small, height: 170, uuid };
const answerAll = (request: http.IncomingMessage) => whole(request, () => request.socket.end(accepted));
const { globalAgent } = http;
const { globalAgent: globalTlsAgent } = https;
afterEach(() => {
  http.globalAgent = globalAgent;
  https.globalAgent = globalTlsAgent;
});

test("the program's own agent is used, as it is configured", async () => {
  const server = await serveTls({ cert: certificate, key }, answerAll);
  https.globalAgent = new https.Agent({ ca: certificate });
  expect(await clientOf(server.url).analyzeSoccer(input)).toMatchObject({ uuid });
});

test("an agent that is handed in is used: its authority, and its certificate", async () => {
  let client: unknown;
  const options = { cert: certificate, key, ca: certificate, requestCert: true };
  const server = await serveTls(options, (request) => {
    client = (request.socket as unknown as { authorized: boolean }).authorized;
    answerAll(request);
  });
  const agent = new https.Agent({ ca: certificate, cert: certificate, key });
  expect(await clientOf(server.url, { agent }).analyzeSoccer(input)).toMatchObject({ uuid });
  expect(client).toBe(true);
});

test("the error of a certificate that is not trusted says what helps, and nothing was sent", async () => {
  const server = await serveTls({ cert: certificate, key }, answerAll);
  const error = await failure(clientOf(server.url).analyzeSoccer(input));
  expect(error).toMatchObject({ name: "RemoNetworkError", sent: "none", charged: "no" });
  expect((error as Error).message).toMatch(/NODE_EXTRA_CA_CERTS.*`agent`/);
});

test.each([
  ["a server of TLS that closes", () => serveTls({ cert: certificate, key }, answerAll)],
  [
    "a server that answers with an alert of TLS",
    () => serveHttp((request) => request.socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 22]))),
  ],
])("plain http to %s is an error that says so, and no credits can have been used", async (_, serve) => {
  const { url } = await serve();
  const error = await failure(clientOf(url.replace("https", "http")).analyzeSoccer(input));
  expect(error).toMatchObject({
    name: "RemoNetworkError",
    sent: "none",
    charged: "no",
    mayHaveArrived: false,
  });
  expect((error as Error).message).toContain("the server speaks TLS: use https");
});

test("an agent may hand over a connection that is open already", async () => {
  const agent = new http.Agent();
  agent.createConnection = (options, done) => {
    const socket = connect(options as NetConnectOpts);
    socket.once("connect", () => done?.(null, socket));
    return undefined;
  };
  const server = await serveHttp(answerAll);
  const remo = clientOf(server.url, { agent, timeout: { connect: 1000 } });
  expect(await remo.analyzeSoccer(input)).toMatchObject({ uuid });
});

test("a connection that an agent has kept is not used: it may be dead, and a stream can be sent once", async () => {
  const server = await serveHttp((request, response) => {
    if (request.method === "GET") response.end("kept");
    else answerAll(request);
  });
  const agent = new http.Agent({ keepAlive: true });
  await new Promise((done) => http.get(server.url, { agent }, (got) => got.resume().on("end", done)));
  await until(() => Object.keys(agent.freeSockets).length === 1, "the free socket");
  const stream = new Blob([small]).stream();
  const remo = clientOf(server.url, { agent });
  expect(await remo.analyzeSoccer({ ...input, video: { size: small.length, stream } })).toMatchObject({
    uuid,
  });
  expect(server.connections()).toBe(2);
  await until(() => server.open() === 0, "the end of the connections");
});

test("an agent for http is no agent for https: that is an error, not retried", async () => {
  const error = await failure(
    clientOf("https://127.0.0.1:9", { agent: new http.Agent() }).analyzeSoccer(input),
  );
  expect(error).toMatchObject({ name: "RemoInputError", sent: "none" });
  expect((error as Error).message).toContain('Protocol "https:" not supported');
});

test.each([
  ["a dispatcher of undici", { dispatch: () => true }],
  ["a text", "http://proxy:3128"],
  ["a boolean", false],
])("%s is no agent", (_, agent) => {
  expect(() => createRemoClient({ ...keys, agent: agent as never })).toThrow(
    "`agent` must be an agent of node:http",
  );
});

test("an agent beside a `fetch` would do nothing, and is refused", () => {
  const options = { ...keys, agent: new http.Agent(), fetch: vi.fn() };
  expect(() => createRemoClient(options)).toThrow("is for Node's HTTP client");
});
