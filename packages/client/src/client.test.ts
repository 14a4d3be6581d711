import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { errorTexts } from "@remo-kit/openapi";
import { afterEach, expect, expectTypeOf, test, vi } from "vitest";
import {
  createRemoClient,
  type ErrorCode,
  isRemoApiError,
  isRemoError,
  type RemoClientOptions,
  type RemoErrorCode,
  type RemoErrorName,
} from "./index.ts";
import { errorsOf, failure, keys, receipt, uuid } from "./testing/calls.ts";

const video = Uint8Array.from([0, 0, 0, 32, 102, 116, 121, 112, 105, 115]);
async function* oneByOne() {
  for (const byte of video) yield Uint8Array.of(byte);
}

type Seen = { request: Request; body: string };

/** The real client on a handed-in fetch that keeps what it was sent. */
function observed(answer: () => Response | Promise<Response> = () => Response.json(receipt)) {
  const seen: Seen[] = [];
  const remo = createRemoClient({
    ...keys,
    fetch: async (request) => {
      seen.push({ request, body: await request.text() });
      return answer();
    },
  });
  return { remo, seen };
}

afterEach(() => {
  vi.useRealTimers();
});

test("a call posts the six documented fields, with the video in base64 (F02 to F08)", async () => {
  const { remo, seen } = observed();
  await remo.analyzeSoccer({ video, height: 170, uuid });
  expect(seen).toHaveLength(1);
  expect(seen[0]?.request.method).toBe("POST");
  expect(seen[0]?.request.url).toBe("https://api.remo.re.kr/api/analysis-soccer");
  expect(seen[0]?.request.headers.get("content-type")).toBe("application/json");
  expect(JSON.parse(seen[0]?.body ?? "")).toEqual({
    Email: keys.email,
    UserKey: keys.userKey,
    APIKey: keys.apiKey,
    base64_video: Buffer.from(video).toString("base64"),
    height: "170",
    uuid,
  });
});

test("the content-length is exact, whatever is in the fields (N2)", async () => {
  const { seen } = observed();
  const remo = createRemoClient({
    ...keys,
    userKey: '"키"\\ 👟',
    fetch: async (request) => {
      seen.push({ request, body: await request.text() });
      return Response.json(receipt);
    },
  });
  await remo.analyzeSoccer({ video, height: "170", uuid });
  expect(seen[0]?.request.headers.get("content-length")).toBe(String(Buffer.byteLength(seen[0]?.body ?? "")));
  expect(JSON.parse(seen[0]?.body ?? "").UserKey).toBe('"키"\\ 👟');
});

test("the receipt is camelCase and says when the result should be ready (F12)", async () => {
  vi.useFakeTimers({ now: new Date("2026-01-01T00:00:00Z"), toFake: ["Date"] });
  const { remo } = observed();
  expect(await remo.analyzeSoccer({ video, height: 170, uuid })).toEqual({
    uuid,
    sentUuid: uuid,
    waitTime: 11,
    readyAt: new Date("2026-01-01T00:00:11Z"),
    fileExists: false,
    credit: 4,
    message: "success",
    warnings: [],
    raw: receipt,
  });
});

test("a uuid is made when the caller gives none, and it is on the error too (E06)", async () => {
  const { remo, seen } = observed(() =>
    Response.json({ state: false, message: "no", status: 550 }, { status: 550 }),
  );
  const error = await failure(remo.analyzeSoccer({ video, height: 170 }));
  const sent = JSON.parse(seen[0]?.body ?? "").uuid;
  expect(sent).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(error).toMatchObject({ name: "RemoApiError", code: 550, uuid: sent });
});

test.each([
  ["Uint8Array", video],
  ["ArrayBuffer", video.slice().buffer],
  ["Blob", new Blob([video])],
  ["{ base64 }", { base64: Buffer.from(video).toString("base64") }],
  ["function that gives a stream", { size: video.length, stream: () => new Blob([video]).stream() }],
  ["ReadableStream of known size", { size: video.length, stream: new Blob([video]).stream() }],
  ["AsyncIterable of known size", { size: video.length, stream: oneByOne() }],
] as const)("the video may be a %s", async (_, source) => {
  const { remo, seen } = observed();
  await remo.analyzeSoccer({ video: source, height: 170, uuid });
  expect(JSON.parse(seen[0]?.body ?? "").base64_video).toBe(Buffer.from(video).toString("base64"));
});

test.each([
  ["an empty video", { video: new Uint8Array(0), height: 170 }, "must be at least one byte; received 0"],
  ["a size that is none", { video: { size: 1.5, stream: oneByOne() }, height: 170 }, "received 1.5"],
  ["no arguments", undefined as never, "takes an object"],
  ["no video", { video: undefined as never, height: 170 }, "received undefined"],
  ["a fraction", { video, height: 170.5 }, "received 170.5"],
  ["no height", { video, height: undefined as never }, "received undefined"],
  ["height 0", { video, height: 0 }, "received 0"],
  ["a height in words", { video, height: "tall" }, "received a string of 4 characters"],
  ["a uuid that is none", { video, height: 170, uuid: "42" }, "received a string of 2 characters"],
])("%s is refused before anything is sent", async (_, input, text) => {
  const { remo, seen } = observed();
  const error = await failure(remo.analyzeSoccer(input));
  expect(error).toMatchObject({ name: "RemoInputError", message: expect.stringContaining(text) });
  expect(seen).toEqual([]);
});

test.each([
  [3, "gave more than 3 bytes, but its size is 3"],
  [30, "gave only 10 bytes, but its size is 30"],
])("a video of another size than it says (%i) is an input error", async (size, text) => {
  const { remo } = observed();
  const source = { size, stream: () => new Blob([video]).stream() };
  expect(await failure(remo.analyzeSoccer({ video: source, height: 170 }))).toMatchObject({
    name: "RemoInputError",
    message: expect.stringContaining(text),
    uuid: expect.any(String),
  });
});

test.each(["email", "userKey", "apiKey"] as const)("a missing %s fails at construction (E11)", (name) => {
  for (const value of [undefined, "", 7]) {
    const build = () => createRemoClient({ ...keys, [name]: value } as RemoClientOptions);
    expect(build).toThrow(
      expect.objectContaining({ name: "RemoConfigError", message: expect.stringContaining(name) }),
    );
  }
});

test.each([
  "api.remo.re.kr",
  "ftp://me:secret@api.test",
  "https://me:secret@api.test",
  "https://api.test?key=secret",
  "https://api.test/#secret",
])("baseUrl %s fails at construction", (baseUrl) => {
  expect(() => createRemoClient({ ...keys, baseUrl })).toThrow(
    expect.objectContaining({ name: "RemoConfigError", message: expect.not.stringContaining("secret") }),
  );
});

test("plain http to another machine must be allowed in so many words (A11)", () => {
  expect(() => createRemoClient({ ...keys, baseUrl: "http://api.remo.re.kr" })).toThrow("clear text (A11)");
  for (const baseUrl of [
    "http://localhost:4010",
    "http://127.0.0.1",
    "http://[::1]:1",
    "http://remo.localhost",
  ]) {
    expect(createRemoClient({ ...keys, baseUrl })).toBeDefined();
  }
  expect(
    createRemoClient({ ...keys, baseUrl: "http://api.remo.re.kr", allowInsecureHttp: true }),
  ).toBeDefined();
});

test.each(["https://api.test/", "https://api.test//", "https://api.test/?", "https://api.test/#"])(
  "baseUrl %s is read as https://api.test",
  async (baseUrl) => {
    const { seen } = observed();
    const fetch = async (request: Request) => {
      seen.push({ request, body: await request.text() });
      return Response.json(receipt);
    };
    await createRemoClient({ ...keys, baseUrl, fetch }).analyzeSoccer({ video, height: 170, uuid });
    expect(seen[0]?.request.url).toBe("https://api.test/api/analysis-soccer");
  },
);

test("a failed fetch is a network error that keeps its cause", async () => {
  const cause = new TypeError("fetch failed");
  const { remo } = observed(() => Promise.reject(cause));
  expect(await failure(remo.analyzeSoccer({ video, height: 170 }))).toMatchObject({
    name: "RemoNetworkError",
    cause,
  });
});

test("an abort is an error of its own, with the signal's reason as its cause", async () => {
  const controller = new AbortController();
  const reason = new Error("the user closed the page");
  const { remo } = observed(() => {
    controller.abort(reason);
    return Promise.reject(new TypeError("fetch failed"));
  });
  const error = await failure(remo.analyzeSoccer({ video, height: 170, uuid, signal: controller.signal }));
  expect(error).toMatchObject({ name: "RemoAbortError", cause: reason, uuid });
});

test("a call that is aborted before it begins sends nothing", async () => {
  const { remo, seen } = observed();
  const error = await failure(remo.analyzeSoccer({ video, height: 170, signal: AbortSignal.abort() }));
  expect(error).toMatchObject({ name: "RemoAbortError" });
  expect(seen).toEqual([]);
});

test("safe gives the failure as a value", async () => {
  const { remo } = observed(() => Response.json({ state: 0, message: "no", status: 422 }, { status: 422 }));
  expect(await remo.analyzeSoccer.safe({ video, height: 170 })).toMatchObject({
    ok: false,
    error: { code: 422 },
  });
  const accepted = await observed().remo.analyzeSoccer.safe({ video, height: 170, uuid });
  expect(accepted).toMatchObject({ ok: true, receipt: { waitTime: 11 } });
  if (accepted.ok) expectTypeOf(accepted.receipt.waitTime).toEqualTypeOf<number | undefined>();
  else expectTypeOf(accepted.error.name).toEqualTypeOf<Exclude<RemoErrorName, "RemoConfigError">>();
});

const broken = new Error("not twice");
const throwing = () => {
  throw broken;
};

test.each([
  [
    "a field",
    {
      height: 170,
      get video(): Uint8Array {
        return throwing();
      },
    },
  ],
  [
    "the signal",
    {
      video,
      height: 170,
      get signal(): AbortSignal {
        return throwing();
      },
    },
  ],
  [
    "a field of the video",
    {
      video: {
        size: 5,
        get stream(): ReadableStream {
          return throwing();
        },
      },
      height: 170,
    },
  ],
])("%s that cannot be read is an error of the input, before anything is sent", async (_, input) => {
  const fetch = vi.fn(async () => Response.json(receipt));
  const { error } = await createRemoClient({ ...keys, fetch }).analyzeSoccer.safe(input);
  expect(error).toMatchObject({
    name: "RemoInputError",
    cause: broken,
    sent: "none",
    operation: "analyzeSoccer",
  });
  expect(fetch).not.toHaveBeenCalled();
});

test("a stream that can be asked for only once does not take the receipt with it", async () => {
  let asked = 0;
  const once = {
    size: video.length,
    get stream() {
      asked += 1;
      return asked > 2 ? throwing() : () => new Blob([video]).stream();
    },
  };
  const fetch = async (request: Request) => {
    await request.text();
    asked = 2;
    return Response.json(receipt);
  };
  expect(
    await createRemoClient({ ...keys, fetch }).analyzeSoccer({ video: once, height: 170 }),
  ).toMatchObject({ uuid });
});

test("no error carries a key, the e-mail address or the video", async () => {
  const answers = [
    () => Response.json({ state: false, message: "no", status: 421 }, { status: 421 }),
    () => new Response("<html>", { status: 502 }),
    () => new Response("<html>"),
    () => Promise.reject(new TypeError("fetch failed")),
  ];
  for (const answer of answers) {
    const error = (await failure(observed(answer).remo.analyzeSoccer({ video, height: 170 }))) as Error;
    const shown = `${error.stack} ${JSON.stringify(error)} ${error}`;
    for (const secret of [...Object.values(keys), Buffer.from(video).toString("base64")]) {
      expect(shown).not.toContain(secret);
    }
  }
});

test.each(errorsOf("analyzeSoccer"))(
  "over a socket, code $code is one request and a typed error",
  async ({ code, name }) => {
    let requests = 0;
    const message = errorTexts[name].message.text;
    const server = createServer((request, response) => {
      requests += 1;
      request.resume().on("end", () => {
        response.writeHead(code, { "content-type": "application/json" });
        response.end(JSON.stringify({ state: false, credit: 100, message, status: code }));
      });
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    try {
      const remo = createRemoClient({ ...keys, baseUrl: `http://127.0.0.1:${port}` });
      const error = await failure(remo.analyzeSoccer({ video, height: 170 }));
      expect([isRemoApiError(error, code), isRemoApiError(error, name)]).toEqual([true, true]);
      expect(isRemoError(error)).toBe(true);
      expect(error).toMatchObject({
        ...{ operation: "analyzeSoccer", code, reason: name },
        ...{ meaning: errorTexts[name].meaning, apiMessage: message },
      });
      expect(requests).toBe(1); // N1
    } finally {
      server.close();
    }
  },
);

test("over a socket, a redirect is not followed with the keys in the body (N4)", async () => {
  const requested: string[] = [];
  const server = createServer((request, response) => {
    requested.push(request.url ?? "");
    request.resume().on("end", () => response.writeHead(308, { location: "/elsewhere" }).end());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  try {
    const remo = createRemoClient({ ...keys, baseUrl: `http://127.0.0.1:${port}` });
    const error = await failure(remo.analyzeSoccer({ video, height: 170 }));
    expect(error).toMatchObject({ name: "RemoGatewayError", httpStatus: 308 });
    expect(requested).toEqual(["/api/analysis-soccer"]);
  } finally {
    server.close();
  }
});

test("the type of `code` names each documented code, 550 and 559 included (N7)", () => {
  type Documented = Extract<RemoErrorCode, ErrorCode>;
  expectTypeOf<400 | 411 | 412 | 413 | 420 | 421 | 422 | 515 | 550 | 559>().toExtend<Documented>();
  expectTypeOf<577>().not.toExtend<Documented>();
  const error: unknown = undefined;
  if (isRemoApiError(error, 559)) expectTypeOf(error.code).toEqualTypeOf<559>();
});

test("the raw client is typed by the spec, and shows the wire as it is", async () => {
  const { remo, seen } = observed();
  const fields = {
    Email: "a@example.com",
    UserKey: "u",
    APIKey: "a",
    base64_video: "AAAA",
    height: "170",
    uuid,
  };
  const { data } = await remo.raw.POST("/api/analysis-soccer", { body: fields });
  expectTypeOf(data?.wait_time).toEqualTypeOf<number | undefined>();
  expect(data).toEqual(receipt);
  expect(JSON.parse(seen[0]?.body ?? "")).toEqual(fields);
});
