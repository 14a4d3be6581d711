// A fetch that was handed in: an error says whether it or our own source was wrong.

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Fetch, RemoCallFailure } from "../index.ts";
import {
  accepted,
  clientOf,
  counted,
  failure,
  receipt,
  serveHttp,
  small,
  uuid,
  whole,
} from "../testing/calls.ts";

const input = { video: small, height: 170, uuid };

async function failing(fetch: unknown, video: unknown = small) {
  const { logger, requests } = counted();
  const remo = clientOf("http://localhost", { fetch: fetch as Fetch, logger });
  const error = await failure(remo.analyzeSoccer({ ...input, video: video as Uint8Array }));
  return { error: error as RemoCallFailure, requests: requests() };
}

test.each([
  ["a TypeError", () => (undefined as unknown as { length: number }).length],
  ["a ReferenceError", () => Promise.reject(new ReferenceError("agent is not defined"))],
  ["a RangeError", () => Promise.reject(new RangeError("Invalid array length"))],
  [
    "an argument that its fetch does not take",
    () =>
      Promise.reject(
        new TypeError("fetch failed", {
          cause: Object.assign(new Error("invalid onError method"), { code: "UND_ERR_INVALID_ARG" }),
        }),
      ),
  ],
])("%s of a fetch is no failure of the network, and is not sent again", async (_, fetch) => {
  const { error, requests } = await failing(fetch);
  expect(error).toMatchObject({ name: "RemoInputError", sent: "none", charged: "no", uuid });
  expect(error.message).toMatch(/^The `fetch` that was given threw a \w+ before it sent anything/);
  expect([requests, error.cause]).toEqual([1, expect.any(Error)]);
});

/** An answer that was read already, or only begun. */
async function used(wholly = true) {
  const response = Response.json(receipt);
  if (wholly) await response.text();
  else response.body?.getReader();
  return response;
}

test("the answer that stands for a failure of the network is one", async () => {
  const { error, requests } = await failing(async () => Response.error());
  expect(error).toMatchObject({ name: "RemoNetworkError", sent: "none" });
  expect(requests).toBe(3);
});

test.each([
  ["fails with a text", () => Promise.reject("offline"), "failed with String, which is no Error"],
  ["fails with nothing", () => Promise.reject(), "failed with Undefined, which is no Error"],
  ["gives nothing", async () => {}, "must answer with a Response that nobody has read; it gave Undefined"],
  ["gives the body", async () => receipt, "must answer with a Response that nobody has read; it gave Object"],
  ["has read the answer", () => used(), "that nobody has read; it gave Response"],
  ["reads the answer", () => used(false), "that nobody has read; it gave Response"],
])("a fetch that %s is named as the mistake, and is not called again", async (_, fetch, said) => {
  const { error, requests } = await failing(fetch);
  expect(error).toMatchObject({ name: "RemoInputError", uuid });
  expect(error.message).toContain(said);
  expect(requests).toBe(1);
});

test("a fetch that gives no Response after it has sent all may have cost something", async () => {
  const { error } = await failing(async (request: Request) => void (await request.text()));
  expect(error).toMatchObject({ name: "RemoInputError", sent: "all", charged: "unknown" });
});

test.each([
  [
    "Node's fetch",
    new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ECONNREFUSED" }) }),
  ],
  ["MSW", new TypeError("Failed to fetch")],
  ["a worker", new TypeError("Network connection lost.")],
  ["Deno", new TypeError("error sending request for url")],
])("what %s says of the network is a failure of the network", async (_, said) => {
  const { error, requests } = await failing(() => Promise.reject(said));
  expect(error).toMatchObject({ name: "RemoNetworkError", sent: "none" });
  expect(requests).toBe(3);
});

test("a fetch that takes only its own Request is an error that says so, before anything is sent", async () => {
  const fetch = vi.fn(async (request: unknown) => globalThis.fetch(`${request}`));
  const { error, requests } = await failing(fetch);
  expect(error).toMatchObject({ name: "RemoInputError", sent: "none", charged: "no" });
  expect(error.message).toMatch(/takes only its own kind of Request.*`fetch: \(\{ url,/);
  expect(requests).toBe(1);
});

test("what that error says to write works", async () => {
  let body = "";
  const server = await serveHttp((request) =>
    whole(request, (bytes) => {
      body = bytes.toString();
      request.socket.end(accepted);
    }),
  );
  const yourFetch = globalThis.fetch as (url: string, init: object) => Promise<Response>;
  const fetch: Fetch = ({ url, method, headers, body, signal }) =>
    yourFetch(url, { method, headers, body, signal, duplex: "half", redirect: "error", window: null });
  expect(await clientOf(server.url, { fetch }).analyzeSoccer(input)).toMatchObject({ uuid });
  expect(JSON.parse(body)).toMatchObject({ uuid });
});

test("a fetch may read the Request as a whole", async () => {
  let body: unknown;
  const fetch: Fetch = async (request) => {
    body = await request.json();
    return Response.json(receipt);
  };
  expect(await clientOf("http://localhost", { fetch }).analyzeSoccer(input)).toMatchObject({ uuid });
  expect(body).toMatchObject({ uuid, base64_video: Buffer.from(small).toString("base64") });
});

async function* tooFew() {
  yield new Uint8Array(3);
}
async function* broken() {
  yield new Uint8Array(3);
  throw new Error("the disk is gone");
}

test.each([
  [
    "hides it",
    "ends early",
    tooFew,
    async (request: Request) =>
      request.text().catch(() => Promise.reject(new TypeError("Network connection lost."))),
  ],
  [
    "hides it",
    "fails",
    broken,
    async (request: Request) =>
      request.text().catch(() => Promise.reject(new TypeError("Network connection lost."))),
  ],
  [
    "answers all the same",
    "ends early",
    tooFew,
    async (request: Request) =>
      request
        .text()
        .catch(() => {})
        .then(() => Response.json({}, { status: 502 })),
  ],
])("where a fetch %s that the video %s, the video is named all the same", async (_, __, stream, fetch) => {
  const { error, requests } = await failing(fetch, { size: 30, stream });
  expect(error).toMatchObject({ name: "RemoInputError", charged: "no" });
  expect(error.message).toMatch(/`video`/);
  expect(requests).toBe(1);
});

const json = JSON.stringify(receipt);
test.each([
  ["a body of Node's streams", { body: Readable.from([Buffer.from(json)]) }],
  ["a body that is no stream", { body: json, text: async () => json }],
  ["a text alone", { text: async () => json }],
])("what was paid for is read from a response of another kind: %s", async (_, parts) => {
  const fetch = async (request: Request) => {
    await request.text();
    return { status: 200, headers: new Headers(), ...parts } as unknown as Response;
  };
  expect(await clientOf("http://localhost", { fetch }).analyzeSoccer(input)).toMatchObject({
    uuid,
    credit: 4,
  });
});

test("`Response.error()` is a failure of the network, and no redirect", async () => {
  const { error } = await failing(async () => Response.error());
  expect(error).toMatchObject({ name: "RemoNetworkError", sent: "none" });
});

test("the undici of a program is found beside its file, wherever it was started", async () => {
  const folder = await mkdtemp(join(tmpdir(), "remo-kit-undici-"));
  const [, program = ""] = process.argv;
  onTestFinished(async () => {
    process.argv[1] = program;
    await rm(folder, { recursive: true });
  });
  await mkdir(join(folder, "node_modules/undici"), { recursive: true });
  const own = `class Own extends Request {}
    exports.Request = Own;
    exports.fetch = async (request) => request instanceof Own ? Response.json(${json}) : new Request(String(request));`;
  await writeFile(join(folder, "node_modules/undici/index.js"), own);
  process.argv[1] = join(folder, "app.mjs");
  const { fetch } = createRequire(process.argv[1])("undici");
  expect(await clientOf("http://localhost", { fetch }).analyzeSoccer(input)).toMatchObject({ uuid });
});
