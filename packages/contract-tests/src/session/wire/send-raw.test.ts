import { createServer as createHttpServer } from "node:http";
import { createServer, type Server, type Socket } from "node:net";
import { operationList, operationOf } from "@remo-kit/openapi";
import { expect, onTestFinished, test } from "vitest";
import type { Intent } from "../../model/exchange.ts";
import { requestsOf } from "../../run/target-run.ts";
import { openSession } from "../open-session.ts";

const keys = { email: "player@example.org", userKey: "user-key-7f3a", apiKey: "api-key-91bc" };
const refused = '{"state":false,"status":411}';
const answer = `HTTP/1.1 411 No\r\nContent-Type: application/json\r\nContent-Length: ${refused.length}\r\n\r\n${refused}`;

/** A server that keeps the head and the length of the body of each request, and what becomes of it. */
async function serve(reply: (socket: Socket) => unknown = (socket) => socket.end(answer), timeoutMs = 300) {
  const requests: { head: string; bytes: number }[] = [];
  const server = createServer((socket) => {
    let [text, answered] = ["", false];
    socket
      .on("error", () => {})
      .on("data", (chunk) => {
        text += chunk.toString("latin1");
        const end = text.indexOf("\r\n\r\n") + 4;
        const length = Number(/content-length: (\d+)/i.exec(text)?.[1]);
        if (end < 4 || text.length < end + length || answered) return;
        answered = true;
        requests.push({ head: text.slice(0, end), bytes: text.length - end });
        reply(socket);
      });
  });
  return { ...(await open(server, { timeoutMs })), requests };
}

async function open(server: Server, { bytes = 1e9, timeoutMs = 300 } = {}) {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  const limits = { requests: 100, bytes, rate: 1e6 };
  const session = await openSession(
    { kind: "url", name: url, url, keys },
    { limits, timeoutMs, video: undefined, height: 170 },
    requestsOf(),
  );
  onTestFinished(async () => {
    await session.close();
    server.close();
  });
  return { session };
}

/** Only how long the body is may differ. */
const withoutLength = (head = "") => head.replace(/(content-length: )\d+/i, "$1N");

test.each(operationList.map(({ id }) => [id]))(
  "a raw request has the head that the client's has: %s",
  async (id) => {
    const { session, requests } = await serve();
    await session.send(id, "submitted");
    await session.raw(id, "missing:uuid", { uuid: undefined }, { keys: "own" });
    await session.raw(id, "empty-body", "");
    const [client, ...raw] = requests;
    expect(client?.head).toContain(operationOf(id).path);
    for (const { head, bytes } of raw) {
      expect(withoutLength(head)).toBe(withoutLength(client?.head));
      expect(head).toContain(`ength: ${bytes}\r\n`);
    }
  },
);

test.each<[string, (socket: Socket) => unknown, object]>([
  [
    "nothing",
    () => {},
    {
      answerReceived: "none",
      failure: "the whole request was sent, and no answer came within 0.3 s; it may have been charged",
    },
  ],
  [
    "a reset",
    (socket) => socket.resetAndDestroy(),
    {
      answerReceived: "none",
      failure: "the whole request was sent, and no answer came (ECONNRESET); it may have been charged",
    },
  ],
  [
    "a part",
    (socket) => socket.end(answer.slice(0, -9)),
    {
      answerReceived: "part",
      partial: { status: 411, bytes: 19 },
      failure: "19 bytes of an answer came, and not its end (ECONNRESET); it may have been charged",
    },
  ],
  [
    "drops",
    (socket) => socket.write(answer.slice(0, -9)),
    {
      answerReceived: "part",
      partial: { status: 411, bytes: 19 },
      failure: "19 bytes of an answer came, and not its end within 0.3 s; it may have been charged",
    },
  ],
  [
    "too much",
    (socket) => socket.end(`HTTP/1.1 411 No\r\n\r\n${"x".repeat(1_000_100)}`),
    {
      answerReceived: "part",
      failure: "the answer has more than 1000000 bytes; it may have been charged",
    },
  ],
])("what is sent is recorded and counted, also where %s comes back", async (_, reply, known) => {
  for (const send of ["send", "raw"] as const) {
    const { session, requests } = await serve(reply);
    if (send === "send") await session.send("analyzeSoccer", "accept:first");
    else await session.raw("analyzeSoccer", "bad-video:before", { base64_video: "%" }, { keys: "own" });
    expect(session.exchanges).toHaveLength(1);
    expect(session.exchanges[0]).toMatchObject({
      received: undefined,
      requestSent: "all",
      requests: 1,
      ...known,
    });
    expect(requests).toHaveLength(1);
  }
});

test("an exchange is there from the moment that its request begins, and says how far it is", async () => {
  let seen: unknown;
  const { session } = await serve((socket) => {
    seen = session.exchanges.map(({ requestSent, answerReceived, failure }) => [
      requestSent,
      answerReceived,
      failure,
    ]);
    socket.write(answer.slice(0, -9));
    setTimeout(() => socket.end(answer.slice(-9)), 20);
  });
  const sending = session.raw("analyzeSoccer", "bad-video:before", { base64_video: "%" }, { keys: "own" });
  await sending;
  expect(seen).toEqual([
    [
      "all",
      "none",
      "the whole request was sent, and no answer came before the run ended; it may have been charged",
    ],
  ]);
  expect(session.exchanges).toMatchObject([
    { requestSent: "all", answerReceived: "all", failure: undefined },
  ]);
});

test("nothing was sent is said only where it is so: no server is there", async () => {
  const target = { kind: "url", name: "none", url: "http://127.0.0.1:9", keys } as const;
  const limits = { requests: 100, bytes: 1e9, rate: 1e6 };
  const session = await openSession(
    target,
    { limits, timeoutMs: 3000, video: undefined, height: 170 },
    requestsOf(),
  );
  onTestFinished(session.close);
  const intents: Intent[] = ["accept:first", "submitted"];
  for (const intent of intents) await session.send("analyzeSoccer", intent);
  for (const exchange of session.exchanges)
    expect(exchange).toMatchObject({
      requestSent: "none",
      answerReceived: "none",
      requests: 0,
      failure: "ECONNREFUSED",
    });
});

test("an answer that comes before the request was read is recorded, also where a reset follows", async () => {
  const server = createHttpServer(({ socket }, response) => {
    response.writeHead(413, { connection: "close" }).end("page");
    setTimeout(() => socket.resetAndDestroy(), 5);
  });
  const { session } = await open(server);
  const video = Buffer.alloc(20_000_000);
  await session.send("analyzeSoccer", "submitted", { video });
  await session.raw("analyzeSoccer", "bad-video:before", { base64_video: video.toString("base64") });
  for (const exchange of session.exchanges)
    expect(exchange).toMatchObject({ requestSent: "part", received: { status: 413, text: "page" } });
  expect(session.exchanges[0]?.client).toMatchObject({ name: "RemoGatewayError", httpStatus: 413 });
});

test("a request that reached the limit of bytes has left in part, and is counted", async () => {
  const { session } = await open(
    createServer((socket) => void socket.on("error", () => {}).resume()),
    { bytes: 4e6, timeoutMs: 9000 },
  );
  const exchange = await session.send("analyzeSoccer", "submitted", { video: Buffer.alloc(8_000_000) });
  expect(exchange).toMatchObject({ requestSent: "part", requests: 1, failure: "LimitError" });
});

test("a whole answer that does not end is waited for no longer than the client does", async () => {
  const { session } = await serve((socket) => socket.write(answer.replace("Length: 2", "Length: 9")), 20_000);
  await session.raw("analyzeSoccer", "empty-body", "");
  await session.send("analyzeSoccer", "submitted");
  for (const { received } of session.exchanges) expect(received?.text).toBe(refused);
});
