import { connect, createServer, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { createGate } from "../gate.ts";
import { openProxy } from "./proxy.ts";

const gate = () => createGate({ requests: 9, bytes: 1e9, rate: 1e6 });
const soon = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** A server of sockets, which keeps what it was sent and answers once it has this much of it. */
async function serve(last: string, answer: (socket: Socket) => unknown) {
  const seen = { text: "", ended: "" };
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      seen.text += chunk.toString("latin1");
      if (seen.text.endsWith(last)) answer(socket);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  return { seen, url: `http://127.0.0.1:${(server.address() as { port: number }).port}` };
}

/** What a client sees that sends this text: the bytes, and how they ended. */
function ask(url: string, text: string, isEnough: (got: string) => boolean = (got) => got.endsWith(json)) {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  let got = "";
  return new Promise<{ got: string; ending: string }>((done) => {
    const end = (ending: string) => done({ got, ending });
    socket.on("data", (chunk) => {
      got += chunk.toString("latin1");
      if (isEnough(got)) setTimeout(() => end("open"), 100);
    });
    socket.on("end", () => end("end")).on("error", ({ code }: NodeJS.ErrnoException) => end(`${code}`));
    socket.write(text, "latin1");
  });
}

const post = (more = "content-length: 2\r\nConnection: close\r\n\r\n{}") =>
  `POST /api/x?a=%c3%A4 HTTP/1.1\r\nHost: HOST\r\nX-ODD:  case\r\nx-odd: twice\r\n${more}`;
const chunked =
  "TE: trailers\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\nConnection: close\r\n\r\n2\r\n{}\r\n0\r\nX-Sum: 1\r\n\r\n";

test.each([
  ["of a known length", post()],
  ["in chunks, with a trailer", post(chunked)],
  ["without a body", post("Connection: close\r\n\r\n").replace("POST", "GET")],
  ["that expects a 100", post("Expect: 100-continue\r\ncontent-length: 2\r\nConnection: close\r\n\r\n{}")],
])("a request %s goes on as it came, but for its host", async (_, text) => {
  const end = text.slice(-4);
  const { seen, url } = await serve(end, (socket) => socket.end("HTTP/1.1 200 OK\r\n\r\n"));
  const wire = await openProxy(url, gate());
  onTestFinished(wire.close);
  expect((await ask(wire.baseUrl, text)).got).toBe("HTTP/1.1 200 OK\r\n\r\n");
  const expected = text.replace("HOST", new URL(url).host).replace("X-ODD:  case", "X-ODD: case");
  expect(seen.text).toBe(expected);
  expect(wire.requests).toMatchObject([
    { path: "/api/x?a=%c3%A4", requestSent: "all", answerReceived: "all" },
  ]);
});

const json = '{"state":false,"message":"\u00ef\u00bb\u00bf"}';
const head = (more: string, status = "411 Odd Reason") =>
  `HTTP/1.1 ${status}\r\nX-Odd: A\r\nx-odd: b\r\n${more}\r\n\r\n`;
const sized = head(`Content-Length: ${json.length}`) + json;
const begun = json.slice(0, -9);
const cut = head("Content-Length: 99") + begun;
const packed = gzipSync(json).toString("latin1");

const answers: { readonly [what: string]: (socket: Socket) => unknown } = {
  "of a known length, which keeps its connection": (socket) => socket.write(sized, "latin1"),
  "that closes its connection": (socket) =>
    socket.end(sized.replace("X-Odd", "Connection: close\r\nX-Odd"), "latin1"),
  "in HTTP/1.0": (socket) => socket.end(sized.replace("1.1", "1.0"), "latin1"),
  "without a length": (socket) => socket.end(head("A: b") + json, "latin1"),
  "in chunks, with a trailer": (socket) =>
    socket.end(`${head("Transfer-Encoding: chunked\r\nTrailer: X-Sum")}2\r\n{}\r\n0\r\nX-Sum: 1\r\n\r\n`),
  "after a 100 and a 103": (socket) =>
    socket.end(`HTTP/1.1 100 Continue\r\n\r\n${head("Link: </x>", "103 Early Hints")}${sized}`, "latin1"),
  "that is compressed": (socket) =>
    socket.end(head(`Content-Encoding: gzip\r\nContent-Length: ${packed.length}`) + packed, "latin1"),
  "byte by byte": async (socket) => {
    for (const byte of Buffer.from(sized, "latin1")) {
      socket.write(Uint8Array.of(byte));
      await new Promise(setImmediate);
    }
  },
  "that is cut off by an end": (socket) => socket.end(cut, "latin1"),
  "that is cut off by a reset": async (socket) => {
    socket.write(cut, "latin1");
    await soon(30);
    socket.resetAndDestroy();
  },
  "that is no HTTP": (socket) => socket.end("SSH-2.0-OpenSSH\r\n"),
  "that is none, and an end": (socket) => socket.end(),
  "that is none, and a reset": (socket) => socket.resetAndDestroy(),
};

test.each(Object.entries(answers))(
  "an answer %s comes back in the same bytes, and ends so",
  async (_, answer) => {
    const { url } = await serve("{}", answer);
    const wire = await openProxy(url, gate());
    onTestFinished(wire.close);
    expect(await ask(wire.baseUrl, post())).toEqual(await ask(url, post()));
  },
);

test("two requests over one connection are two, each with its answer", async () => {
  const { url } = await serve("{}", (socket) => socket.write(sized, "latin1"));
  const wire = await openProxy(url, gate());
  onTestFinished(wire.close);
  const kept = post("content-length: 2\r\n\r\n{}");
  let asked = false;
  await new Promise<void>((done) => {
    const socket = connect(Number(new URL(wire.baseUrl).port), "127.0.0.1", () => socket.write(kept));
    let got = "";
    socket.on("data", (chunk) => {
      got += chunk.toString("latin1");
      if (got === sized + sized) socket.destroy();
      else if (got === sized && !asked) asked = socket.write(kept);
    });
    socket.on("close", () => done());
  });
  expect(wire.requests).toHaveLength(2);
  await wire.settled();
  for (const one of wire.requests)
    expect(one).toMatchObject({ answerReceived: "all", received: { status: 411 } });
});

test.each([
  ["that is cut off", "ECONNRESET", cut, 0],
  ["that never ends", undefined, `${head("Transfer-Encoding: chunked")}2\r\n  \r\n`, 50],
])("an answer %s is known by what came of it", async (_, failure, text, patience) => {
  const { url } = await serve("{}", (socket) =>
    patience ? socket.write(text, "latin1") : socket.end(text, "latin1"),
  );
  const wire = await openProxy(url, gate());
  onTestFinished(wire.close);
  await ask(wire.baseUrl, post(), (got) => got.endsWith("\r\n  \r\n"));
  const bytes = patience ? 2 : begun.length;
  expect(wire.requests).toMatchObject([{ answerReceived: "part", partial: { status: 411, bytes } }]);
  expect(wire.requests[0]?.received).toBeUndefined();
  expect(wire.requests[0]?.failure).toBe(failure);
});
