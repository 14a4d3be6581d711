import { setImmediate as turn } from "node:timers/promises";
import { operationOf } from "@remo-kit/openapi";
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import {
  type AnalysisReceipt,
  type Fetch,
  isRemoError,
  type LogEvent,
  RemoNetworkError,
  type RetryFailure,
  retryTable,
  type SafeResult,
  type Timeout,
} from "../index.ts";
import { clientOf, counted, errorsOf, failure, receipt, small, uuid } from "../testing/calls.ts";
import { pause, pauseBefore, retryFailure } from "./retry.ts";

const input = { video: small, height: 170, uuid };
const url = "https://api.test";
const forever = () => new Promise<never>(() => {});
const lost = (code: string) =>
  new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });

/** A fetch that takes the whole body, or only its beginning. */
const taking =
  (answer: () => Response | Promise<Response>): Fetch =>
  async (request) => {
    await request.text();
    return answer();
  };
const beginning: Fetch = async (request) => {
  await request.body?.getReader().read();
  return forever();
};
const refusal = (status: number) => () => Response.json({ state: 0, message: "no", status }, { status });
const page = (status: number) => () => new Response("<html>", { status });

afterEach(() => {
  vi.useRealTimers();
});

type Failing = {
  readonly row: RetryFailure;
  readonly what: string;
  readonly fetch: Fetch;
  readonly timeout?: Timeout;
};
const table: readonly Failing[] = [
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"].map((code) => ({
    row: "not-connected" as const,
    what: code,
    fetch: () => Promise.reject(lost(code)),
  })),
  {
    row: "not-connected",
    what: "ECONNREFUSED, the body begun",
    fetch: taking(() => Promise.reject(lost("ECONNREFUSED"))),
  },
  { row: "not-connected", what: "no connection in time", fetch: forever, timeout: { connect: 5 } },
  {
    row: "partly-sent",
    what: "a connection lost in the middle",
    fetch: async (request) => {
      await request.body?.getReader().read();
      throw lost("ECONNRESET");
    },
  },
  ...[502, 503, 504].map((status) => ({
    row: "partly-sent" as const,
    what: `HTTP ${status} in the middle`,
    fetch: async (request: Request) => {
      await request.body?.getReader().read();
      return page(status)();
    },
  })),
  { row: "interrupted", what: "a lost connection", fetch: taking(() => Promise.reject(lost("ECONNRESET"))) },
  { row: "partly-sent", what: "no progress in time", fetch: beginning, timeout: { idle: 5 } },
  { row: "interrupted", what: "no answer in time", fetch: taking(forever), timeout: { answer: 5 } },
  ...[502, 503, 504].map((status) => ({
    row: "gateway-unavailable" as const,
    what: `HTTP ${status}`,
    fetch: taking(page(status)),
  })),
  ...errorsOf("analyzeSoccer").map(({ code, retry }) => ({
    row: retry === "later" ? ("processing" as const) : ("refused" as const),
    what: `code ${code}`,
    fetch: taking(refusal(code)),
  })),
  { row: "refused", what: "an undocumented code", fetch: taking(refusal(577)) },
  ...[302, 400, 413, 429, 500, 501, 505].map((status) => ({
    row: "refused" as const,
    what: `a page with ${status}`,
    fetch: taking(page(status)),
  })),
  { row: "refused", what: "a page with 200", fetch: taking(page(200)) },
];

test.each(table)(
  "$what is a failure of the row $row, which says whether it is sent again",
  async ({ row, fetch, timeout }) => {
    for (const resend of [false, true]) {
      const { logger, requests, uuids } = counted();
      const remo = clientOf(url, { fetch, logger, timeout, retry: { resend, firstPause: 0 } });
      const error = await failure(remo.analyzeSoccer(input));
      expect(isRemoError(error) && retryFailure(error)).toBe(row);
      expect(error).toMatchObject({ uuid });
      expect(requests()).toBe(retryTable[row][resend ? "withResend" : "byDefault"] ? 3 : 1);
      expect(uuids()).toEqual([uuid]);
    }
  },
);

async function* broken() {
  yield new Uint8Array(3);
  throw new Error("the disk is gone");
}
const controller = new AbortController();
const aborting: Fetch = () => {
  controller.abort();
  return forever();
};

test.each([
  [
    "an input that cannot be read",
    { video: { size: 9, stream: broken } },
    taking(() => Response.json(receipt)),
  ],
  ["an abort", { signal: controller.signal }, aborting],
  ["the end of the total time", { timeout: { total: 5 } }, taking(forever)],
] as const)("%s is a failure of the row caller, which is never sent again", async (_, options, fetch) => {
  const { logger, requests } = counted();
  const remo = clientOf(url, { fetch, logger, retry: { resend: true, firstPause: 0 } });
  const error = await failure(remo.analyzeSoccer({ ...input, ...options }));
  expect(isRemoError(error) && retryFailure(error)).toBe("caller");
  expect(requests()).toBe(1);
});

test("the table says what is documented, and each of its rows was tried", () => {
  const said = Object.entries(retryTable).map(([row, { byDefault, ofRead, withResend }]) => [
    row,
    byDefault,
    ofRead,
    withResend,
  ]);
  expect(said).toEqual([
    ["not-connected", true, true, true],
    ["partly-sent", true, true, true],
    ["interrupted", false, true, true],
    ["gateway-unavailable", false, true, true],
    ["processing", false, false, true],
    ["refused", false, false, false],
    ["caller", false, false, false],
  ]);
  expect(new Set([...table.map(({ row }) => row), "caller"])).toEqual(new Set(Object.keys(retryTable)));
});

test.each([1, 2, 5, 10])("a call makes %i attempts if it may", async (attempts) => {
  const { logger, requests } = counted();
  const fetch = () => Promise.reject(lost("ECONNREFUSED"));
  const remo = clientOf(url, { fetch, logger, retry: { attempts, firstPause: 0 } });
  expect(await failure(remo.analyzeSoccer(input))).toMatchObject({ mayHaveArrived: false });
  expect(requests()).toBe(attempts);
});

test("each attempt sends the same body, with the uuid that the client made", async () => {
  const bodies: string[] = [];
  const fetch: Fetch = async (request) => {
    bodies.push(await request.text());
    throw lost("ECONNRESET");
  };
  const remo = clientOf(url, { fetch, retry: { resend: true, firstPause: 0 } });
  const error = await failure(remo.analyzeSoccer({ video: small, height: 170 }));
  expect(bodies).toHaveLength(3);
  expect(new Set(bodies).size).toBe(1);
  expect(error).toMatchObject({ uuid: JSON.parse(bodies[0] ?? "").uuid });
});

test.each([
  ["ReadableStream", () => new Blob([small]).stream()],
  ["AsyncIterable", () => new Blob([small]).stream().values()],
])(
  "a %s that was begun is not sent again, even with resend; one that was not begun is",
  async (_, stream) => {
    for (const [fetch, expected] of [
      [taking(() => Promise.reject(lost("ECONNRESET"))), 1],
      [() => Promise.reject(lost("ECONNREFUSED")), 3],
    ] as const) {
      const { logger, requests } = counted();
      const remo = clientOf(url, { fetch, logger, retry: { resend: true, firstPause: 0 } });
      const video = { size: small.length, stream: stream() };
      expect(await failure(remo.analyzeSoccer({ ...input, video }))).toMatchObject({
        name: "RemoNetworkError",
      });
      expect(requests()).toBe(expected);
    }
  },
);

test("that the last attempt found no connection does not hide that one before it may have arrived", async () => {
  let requests = 0;
  const fetch: Fetch = async (request) => {
    requests += 1;
    if (requests > 1) throw lost("ECONNREFUSED");
    await request.text();
    throw lost("ECONNRESET");
  };
  const remo = clientOf(url, { fetch, retry: { resend: true, firstPause: 0 } });
  expect(await failure(remo.analyzeSoccer(input))).toMatchObject({ mayHaveArrived: true });
  expect(requests).toBe(3);
});

test("the pauses double from the first to the longest, and up to half of each is left to chance", () => {
  const usual = { firstPause: 500, longestPause: 8_000 };
  const bounds = [2, 3, 4, 5, 6, 7, 10].map((next) => [
    pauseBefore(next, usual, 0),
    pauseBefore(next, usual, 1),
  ]);
  expect(bounds).toEqual([
    [250, 500],
    [500, 1000],
    [1000, 2000],
    [2000, 4000],
    [4000, 8000],
    [4000, 8000],
    [4000, 8000],
  ]);
});

test("a pause is never longer than the longest, whatever the options", () => {
  const ms = fc.double({ min: 0, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 10 }), ms, ms, (next, firstPause, longestPause) => {
      const pause = pauseBefore(next, { firstPause, longestPause });
      const full = Math.min(longestPause, firstPause * 2 ** (next - 2));
      expect(pause).toBeGreaterThanOrEqual(Math.floor(full / 2));
      expect(pause).toBeLessThanOrEqual(Math.ceil(full));
    }),
  );
});

test("a pause ends with an abort, and leaves no timer and no listener", async () => {
  vi.useFakeTimers();
  const { signal, abort } = abortable();
  const removed = vi.spyOn(signal, "removeEventListener");
  const ended = failure(pause(1000, signal));
  expect(vi.getTimerCount()).toBe(1);
  abort("enough");
  expect(await ended).toBe("enough");
  expect(vi.getTimerCount()).toBe(0);
  expect(removed).toHaveBeenCalledOnce();
  expect(await failure(pause(1000, signal))).toBe("enough");
  expect(vi.getTimerCount()).toBe(0);
});

test("a pause passes after its time, and leaves no listener", async () => {
  vi.useFakeTimers();
  const { signal } = abortable();
  const removed = vi.spyOn(signal, "removeEventListener");
  const passed = vi.fn();
  void pause(1000, signal).then(passed);
  await vi.advanceTimersByTimeAsync(999);
  expect(passed).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(passed).toHaveBeenCalledOnce();
  expect(removed).toHaveBeenCalledOnce();
});

function abortable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: (reason: unknown) => controller.abort(reason) };
}

const someNumber: unknown = expect.any(Number);
const request = (attempt: number) => ({
  event: "request",
  operation: "analyzeSoccer",
  url: `${url}/api/analysis-soccer`,
  uuid,
  attempt,
  bytesTotal: someNumber,
});
const unsent = { sent: "none", charged: "no", httpStatus: undefined };
const said = (word: string) => ({
  error: "RemoNetworkError",
  message: `No connection (${word}); nothing was sent (POST ${url}/api/analysis-soccer, uuid ${uuid})`,
  cause: word,
  ...unsent,
});
const retry = (attempt: number, word = "ECONNREFUSED") => ({
  event: "retry",
  operation: "analyzeSoccer",
  uuid,
  attempt,
  pause: someNumber,
  ...said(word),
});
const failed = (attempt: number, about: object) => ({
  event: "failed",
  operation: "analyzeSoccer",
  uuid,
  attempt,
  ms: someNumber,
  code: undefined,
  reason: undefined,
  ...about,
});

/** Makes a call, and lets its pauses pass by a false clock. */
async function observed(fetch: Fetch, whilePausing: () => void = () => {}, signal?: AbortSignal) {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const events: LogEvent[] = [];
  const remo = clientOf(url, { fetch, retry: {}, logger: (event) => events.push(event) });
  let result: SafeResult<AnalysisReceipt> | undefined;
  void remo.analyzeSoccer.safe({ ...input, signal }).then((settled) => {
    result = settled;
  });
  const pauses: number[] = [];
  while (!result) {
    const last = events.at(-1);
    if (last?.event === "retry" && vi.getTimerCount() > 0) {
      pauses.push(last.pause);
      whilePausing();
      await vi.advanceTimersByTimeAsync(last.pause - 1);
      expect(events.at(-1)).not.toMatchObject({ event: "request" });
      await vi.advanceTimersByTimeAsync(1);
    }
    await turn();
  }
  expect(vi.getTimerCount()).toBe(0);
  return { events, pauses, result };
}

test("a logger gets each attempt, each pause and the end of a call that succeeds", async () => {
  let requests = 0;
  const { events, pauses } = await observed(async (sent) => {
    requests += 1;
    if (requests < 3) throw lost("ECONNREFUSED");
    await sent.text();
    return Response.json(receipt);
  });
  const accepted = {
    ...{ event: "accepted", operation: "analyzeSoccer", uuid, attempt: 3, ms: someNumber },
    ...{ httpStatus: 200, credit: 4, waitTime: 11, warnings: [] },
  };
  expect(events).toEqual([request(1), retry(1), request(2), retry(2), request(3), accepted]);
  expect(pauses).toHaveLength(2);
  expect(pauses[0]).toBeGreaterThanOrEqual(250);
  expect(pauses[1]).toBeGreaterThanOrEqual(500);
});

test("a logger gets the failure of a call, with its code", async () => {
  const lostThrice = await observed(() => Promise.reject(lost("ENOTFOUND")));
  expect(lostThrice.events).toEqual([
    request(1),
    retry(1, "ENOTFOUND"),
    request(2),
    retry(2, "ENOTFOUND"),
    request(3),
    failed(3, said("ENOTFOUND")),
  ]);
  const refused = await observed(taking(refusal(422)));
  const about = {
    ...{ error: "RemoApiError", code: 422, reason: "not-enough-credits", httpStatus: 422 },
    ...{ sent: "all", charged: "unknown", cause: undefined },
    message: expect.stringContaining("The API refused with code 422"),
  };
  expect(refused.events).toEqual([request(1), failed(1, about)]);
});

test("a logger gets a call that is aborted in a pause", async () => {
  const { signal, abort } = abortable();
  const fetch = () => Promise.reject(lost("ECONNREFUSED"));
  const { events, result } = await observed(fetch, () => abort("enough"), signal);
  const message = `Aborted by the caller (POST ${url}/api/analysis-soccer, uuid ${uuid})`;
  const aborted = { error: "RemoAbortError", message, cause: undefined, ...unsent };
  expect(events).toEqual([request(1), retry(1), failed(1, aborted)]);
  expect(result).toMatchObject({ ok: false, error: { name: "RemoAbortError", cause: "enough", uuid } });
});

test("a logger or a progress callback that throws does not cost the call", async () => {
  const throwing = () => {
    throw new Error("the log is full");
  };
  const remo = clientOf(url, {
    fetch: taking(() => Response.json(receipt)),
    logger: throwing,
    onProgress: throwing,
  });
  expect(await remo.analyzeSoccer(input)).toMatchObject({ uuid });
});

test.each([
  ["CERT_HAS_EXPIRED", "refused"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "refused"],
  ["ERR_TLS_HANDSHAKE_TIMEOUT", "refused"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "refused"],
  ["ECONNREFUSED", "not-connected"],
])("a connection that fails with %s is of the row %s", (code, row) => {
  const cause = Object.assign(new Error("failed"), { code });
  const context = { operation: operationOf("analyzeSoccer"), url: "https://api.test", uuid: undefined };
  const error = new RemoNetworkError("No connection", context, { sent: "none" }, { cause });
  expect(retryFailure(error)).toBe(row);
});
