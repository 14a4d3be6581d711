import { createServer, type OutgoingHttpHeaders, type RequestListener } from "node:http";
import { gzipSync } from "node:zlib";
import { listenOnLoopback } from "@remo-kit/common/listen";
import { expect, onTestFinished, test } from "vitest";
import { checkExchange } from "../checks/check-exchange.ts";
import type { Exchange } from "../model/exchange.ts";
import { requestsOf } from "../run/target-run.ts";
import { openSession } from "./open-session.ts";
import type { SessionOptions } from "./session.ts";

const keys = { email: "player@example.org", userKey: "user-key-7f3a", apiKey: "api-key-91bc" };
const options: SessionOptions = {
  limits: { requests: 100, bytes: 1e9, rate: 1e6 },
  timeoutMs: 5000,
  video: undefined,
  height: 170,
};

const accepting =
  (extra: object = {}): RequestListener =>
  async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const { uuid } = JSON.parse(text) as { uuid: string };
    const receipt = {
      state: 1,
      wait_time: 11,
      file_exist: false,
      uuid,
      message: "success",
      credit: 4,
      ...extra,
    };
    response.setHeader("content-type", "application/json");
    if (request.url?.includes("analysis")) response.end(JSON.stringify(receipt));
  };

async function serve(listener: RequestListener): Promise<string> {
  const { url, close } = await listenOnLoopback(createServer(listener));
  onTestFinished(close);
  return url;
}

async function oneCall(listener: RequestListener, changes: Partial<SessionOptions> = {}) {
  const url = await serve(listener);
  const session = await openSession(
    { kind: "url", name: url, url, keys },
    { ...options, ...changes },
    requestsOf(),
  );
  try {
    return { exchange: await session.send("analyzeSoccer", "accept:first"), session };
  } finally {
    await session.close();
  }
}

/** Answers 411 with this body, whatever it says of it. */
const refusing =
  (body: Uint8Array, headers: OutgoingHttpHeaders): RequestListener =>
  (request, response) =>
    request
      .resume()
      .on("end", () => response.writeHead(411, { "content-type": "application/json", ...headers }).end(body));

const refused = '{"state":false,"credit":4,"message":"입력 데이터 없음","status":411}';

test("the client gets what the server sent, compressed as it was, and the recording is readable", async () => {
  const { exchange } = await oneCall(refusing(gzipSync(refused), { "content-encoding": "gzip" }));
  expect(exchange.received).toMatchObject({ text: refused, headers: { "content-encoding": "gzip" } });
  expect(exchange.client).toMatchObject({ kind: "error", name: "RemoApiError", code: 411 });
  expect(checkExchange(exchange, {})).toEqual([]);
});

test("what a client cannot read is no success of the suite: an answer that is not compressed as it says", async () => {
  const { exchange } = await oneCall(refusing(Buffer.from(refused), { "content-encoding": "gzip" }));
  expect(exchange).toMatchObject({
    received: undefined,
    failure: "the answer that came cannot be read (Z_DATA_ERROR)",
    client: { kind: "error" },
  });
});

test.each(["identity", "gzip"])(
  "an answer is recorded that never ends, once the client has read enough (%s)",
  async (coding) => {
    const body = coding === "gzip" ? gzipSync(refused) : Buffer.from(refused);
    const { exchange } = await oneCall((request, response) => {
      request.resume().on("end", () => {
        response.writeHead(411, { "content-type": "application/json", "content-encoding": coding });
        response.write(body);
      });
    });
    expect(exchange).toMatchObject({
      received: { text: refused },
      client: { name: "RemoApiError", code: 411 },
    });
  },
);

test("an answer in another charset is recorded as it was meant", async () => {
  const korean = Buffer.from([0xc0, 0xd4, 0xb7, 0xc2]); // 입력 in EUC-KR
  const body = Buffer.concat([
    Buffer.from('{"state":false,"status":411,"message":"'),
    korean,
    Buffer.from('"}'),
  ]);
  const type = { "content-type": "application/json; charset=euc-kr" };
  const { exchange } = await oneCall(refusing(body, type));
  expect(exchange.received?.text).toContain('"입력"');
});

test("an endless answer is not read to its end, and counts as none", async () => {
  const { exchange } = await oneCall((request, response) => {
    request.resume().on("end", () => {
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
      };
      response.on("drain", more);
      more();
    });
  });
  expect(exchange.received).toBeUndefined();
  expect(exchange.failure).toContain("more than 1000000 bytes");
});

test("a large answer is judged whole", async () => {
  const { exchange } = await oneCall(accepting({ extra: "a b ".repeat(30_000) }));
  expect(checkExchange(exchange, {})).toEqual([]);
});

test("waiting for its turn is no part of a request's time", async () => {
  const url = await serve(accepting());
  const limits = { ...options.limits, rate: 4 };
  const target = { kind: "url", name: url, url, keys } as const;
  const session = await openSession(target, { ...options, limits, timeoutMs: 200 }, requestsOf());
  try {
    for (let i = 0; i < 3; i++)
      expect((await session.send("analyzeSoccer", "accept:first")).received?.status).toBe(200);
  } finally {
    await session.close();
  }
});

const variable = (name: string) => `$\{${name}}`;

test("a request is shown with variables for what is kept from all", async () => {
  const url = await serve(refusing(Buffer.from(refused), {}));
  const session = await openSession({ kind: "url", name: url, url, keys }, options, requestsOf());
  onTestFinished(session.close);
  const bodyOf = ({ sent }: Exchange) => (sent.body ? JSON.parse(sent.body) : sent.body);
  const uuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";
  const all = {
    Email: variable("REMO_EMAIL"),
    UserKey: variable("REMO_USER_KEY"),
    APIKey: variable("REMO_API_KEY"),
    base64_video: variable("VIDEO"),
    height: "170",
    uuid,
  };
  expect(bodyOf(await session.send("analyzeSoccer", "accept:first", { uuid }))).toEqual(all);
  const wrong = await session.send("analyzeSoccer", "wrong-user-key", { uuid, keys: "own, wrong UserKey" });
  expect(bodyOf(wrong)).toEqual({ ...all, UserKey: "wrong" });
  const bad = await session.raw(
    "analyzeSoccer",
    "bad-video:before",
    { base64_video: "%%%%" },
    { uuid, keys: "own" },
  );
  expect(bodyOf(bad)).toEqual({ ...all, base64_video: "%%%%" });
  const missing = await session.raw("analyzeSoccer", "missing:height", { height: undefined }, { uuid });
  const { height: _, ...rest } = { ...all, Email: "nobody@example.com", UserKey: "none", APIKey: "none" };
  expect(bodyOf(missing)).toEqual(rest);
  expect((await session.raw("analyzeSoccer", "not-json", "{'state': False}")).sent.body).toBe(
    "{'state': False}",
  );
  expect((await session.raw("analyzeSoccer", "empty-body", "")).sent.body).toBe("");
  for (const { sent } of session.exchanges) expect(JSON.stringify(sent)).not.toMatch(/player|7f3a|91bc/);
});
