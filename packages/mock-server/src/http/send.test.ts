import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { afterAll, expect, test } from "vitest";
import { demoAccount, startMockServer } from "../index.ts";

const server = await startMockServer({ port: 0, maxBody: 50_000_000 });
afterAll(() => server.close(0));

const path = "/api/analysis-soccer";
const body = JSON.stringify({
  Email: demoAccount.email,
  UserKey: "userkey",
  APIKey: "apikey",
  base64_video: "AAAA",
  height: "170",
  uuid: "c37d3ce2-e9d0-45de-9656-2a730204f8ca",
});

type Seen = { status?: number | undefined; text: string; error?: string; sent: boolean; continued: boolean };

/** Posts over a socket, with `chunks` of `chunk` after each other, as a client does that sends before it listens. */
function post(headers: Record<string, string>, chunk: string | Buffer = body, chunks = 1): Promise<Seen> {
  return new Promise((resolve) => {
    const seen: Seen = { text: "", sent: false, continued: false };
    const client = httpRequest(server.url + path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      agent: false,
    });
    client.on("continue", () => {
      seen.continued = true;
      client.end(chunk);
    });
    client.on("response", (response) => {
      seen.status = response.statusCode;
      response.setEncoding("utf8").on("data", (more) => {
        seen.text += more;
      });
      response.on("end", () => seen.sent && resolve(seen));
      response.on("error", (error) =>
        resolve({ ...seen, error: (error as NodeJS.ErrnoException).code ?? "" }),
      );
    });
    client.on("finish", () => {
      seen.sent = true;
    });
    client.on("error", (error) => resolve({ ...seen, error: (error as NodeJS.ErrnoException).code ?? "" }));
    client.on("close", () => setImmediate(resolve, seen));
    if (headers.expect) return client.flushHeaders();
    let left = chunks;
    const more = () => {
      while (left-- > 1) if (!client.write(chunk)) return client.once("drain", more);
      client.end(chunk);
    };
    more();
  });
}

/** Sends a whole body before it reads a byte of the answer, as a simple client does. */
async function sendThenRead(headers: string, length: number): Promise<string> {
  const socket = connect(server.port, "127.0.0.1");
  const errors: string[] = [];
  socket.on("error", (error) => errors.push(error.message));
  socket.pause();
  socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: ${length}\r\n${headers}\r\n`);
  const chunk = Buffer.alloc(1_000_000, "A");
  for (let sent = 0; sent < length && !socket.destroyed; sent += chunk.length) {
    if (!socket.write(chunk)) await once(socket, "drain").catch(() => {});
  }
  let text = "";
  for await (const more of socket) text += more;
  return errors.join() || text;
}

test.each([
  ["a gateway's early 413", "prefer: fault=early-413\r\n", 40_000_000],
  ["a redirect", "prefer: fault=redirect-308\r\n", 40_000_000],
  ["an unknown preference", "prefer: cod=1\r\n", 40_000_000],
  ["a body above --max-body", "", 60_000_000],
])(
  "%s is answered while the body arrives, and seen by a client that sends all before it reads (N11)",
  async (_, headers, length) => {
    expect(await sendThenRead(headers, length)).toMatch(/^HTTP\/1.1 (413|308|400) [\s\S]*(<\/html>|\})\s*$/);
    const last = (await server.control.journal()).at(-1);
    expect(last?.bytes).toBeLessThan(1_000_000);
  },
);

test("a client that listens while it sends need not send the rest", async () => {
  const seen = await post({ prefer: "fault=early-413" }, Buffer.alloc(1_000_000, "A"), 40);
  expect(seen.error).toBeUndefined();
  expect(seen.text).toContain("<h1>413 Request Entity Too Large</h1>");
});

test("a body above --max-body is cut where it passes the limit if no length was announced", async () => {
  const seen = await post({ "transfer-encoding": "chunked" }, Buffer.alloc(1_000_000, "A"), 60);
  expect(seen).toMatchObject({ status: 413 });
});

test("a client that asks first is refused before a byte of a body that is too large (Expect: 100-continue)", async () => {
  const seen = await post({ expect: "100-continue", "content-length": "60000000" });
  expect(seen).toMatchObject({ status: 413, continued: false });
});

test("a client that asks first may go on (Expect: 100-continue)", async () => {
  const seen = await post({ expect: "100-continue", "content-length": String(body.length) });
  expect(seen).toMatchObject({ status: 200, continued: true });
});

test("a chunked body is taken as one with a length is", async () => {
  expect(await post({ "transfer-encoding": "chunked" })).toMatchObject({ status: 200 });
});

test.each(["reset-upload=1000000", "reset-upload=0", "reset-answer"])(
  "under %s the connection is reset and no answer comes",
  async (fault) => {
    const seen = await post(
      { prefer: `fault="${fault}"` },
      fault === "reset-answer" ? body : Buffer.alloc(500_000, "A"),
      fault === "reset-answer" ? 1 : 20,
    );
    expect(seen.status).toBeUndefined();
    expect(seen.error).toMatch(/ECONNRESET|EPIPE/);
  },
);

test("under wrong-length the body breaks off before the length that was promised", async () => {
  const seen = await post({ prefer: "fault=wrong-length" });
  expect(seen).toMatchObject({ status: 200, error: "ECONNRESET" });
  expect(JSON.parse(seen.text)).toMatchObject({ state: 1 });
});

test("under truncated-json the answer is complete HTTP and half a JSON", async () => {
  const seen = await post({ prefer: "fault=truncated-json" });
  expect(seen.error).toBeUndefined();
  expect(() => JSON.parse(seen.text)).toThrow(SyntaxError);
});

test("under empty-body there is a status and nothing else", async () => {
  expect(await post({ prefer: "fault=empty-body, code=422" })).toMatchObject({ status: 422, text: "" });
});

test("under dribble the whole answer comes, byte by byte", async () => {
  const seen = await post({ prefer: 'fault="dribble=0"' });
  expect(JSON.parse(seen.text)).toMatchObject({ state: 1 });
});

test("under hang nothing comes until the caller gives up, and the job is paid for", async () => {
  const before = await server.creditsOf(demoAccount.email);
  const caller = new AbortController();
  const waiting = server.control.waitForJournal({ count: 1, scenario: "hang", after: await lastId() });
  const refused = fetch(server.url + path, {
    method: "POST",
    body,
    headers: { "content-type": "application/json", prefer: "fault=hang" },
    signal: caller.signal,
  });
  expect((await waiting).complete).toBe(true);
  caller.abort();
  await expect(refused).rejects.toMatchObject({ name: "AbortError" });
  expect(await server.creditsOf(demoAccount.email)).toBe((before ?? 0) - 4);
});

test("308 leads to the same address on https (E01)", async () => {
  const response = await fetch(server.url + path, {
    method: "POST",
    body,
    headers: { prefer: "fault=redirect-308" },
    redirect: "manual",
  });
  expect(response.status).toBe(308);
  expect(response.headers.get("location")).toBe(`https://127.0.0.1${path}`);
});

test("a caller that breaks off is in the journal, and costs nothing", async () => {
  const before = await server.creditsOf(demoAccount.email);
  const socket = connect(server.port, "127.0.0.1");
  socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{"Email":`);
  const waiting = server.control.waitForJournal({ count: 1, scenario: "none", after: await lastId() });
  setTimeout(() => socket.destroy(), 20);
  const { entries } = await waiting;
  expect(entries[0]?.reason).toBe("the caller broke off after 9 bytes");
  expect(entries[0]?.status).toBeUndefined();
  expect(await server.creditsOf(demoAccount.email)).toBe(before);
});

const lastId = async () => (await server.control.journal()).at(-1)?.id ?? 0;

test("a connection serves many requests, also after a refusal", async () => {
  const statuses: number[] = [];
  for (const prefer of ["code=421", "cod=1", "code=200", "fault=html-502", "example=accepted"]) {
    const response = await fetch(server.url + path, {
      method: "POST",
      body: new Blob([body]).stream(),
      headers: { prefer },
      duplex: "half",
    } as RequestInit);
    statuses.push(response.status);
    await response.text();
  }
  expect(statuses).toEqual([421, 400, 200, 502, 200]);
});

/** Writes requests after each other into one connection, and gives all that comes back. */
async function pipelined(...heads: string[]): Promise<string> {
  const socket = connect(server.port, "127.0.0.1");
  socket.on("error", () => {});
  for (const head of heads) socket.write(`${head}\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
  let text = "";
  socket.on("data", (more) => {
    text += more;
  });
  await new Promise((closed) => socket.once("close", closed));
  return text;
}

test("a request that waits for its turn on the connection is reset when its turn comes", async () => {
  const head = (prefer: string) => `POST ${path} HTTP/1.1\r\nhost: x\r\nprefer: ${prefer}`;
  const text = await pipelined(head("delay=30"), head("fault=reset-answer"));
  expect(text.match(/HTTP\/1\.1/g)).toHaveLength(1);
});

test("a client that takes the mock for a proxy meets the same faults", async () => {
  const text = await pipelined(
    `POST http://api.remo.re.kr${path} HTTP/1.1\r\nhost: x\r\nprefer: fault=reset-answer`,
  );
  expect(text).toBe("");
});

test("a path that is spelled in another way is none of the mock's", async () => {
  const response = await fetch(`${server.url}/api/analysis%2Dsoccer`, { method: "POST", body });
  expect(response.status).toBe(404);
});

test("a connection that never sent a byte does not hold up the end", async () => {
  const other = await startMockServer({ port: 0 });
  const socket = connect(other.port, "127.0.0.1");
  await once(socket, "connect");
  const began = performance.now();
  await other.close(10_000);
  expect(performance.now() - began).toBeLessThan(5000);
  socket.destroy();
});
