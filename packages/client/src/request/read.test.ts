// What holds for any read, and for rows of a table that no operation has yet.

import { type Operation, operationOf } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { type Fetch, isRemoError, type LogEvent } from "../index.ts";
import { resolveOptions } from "../options.ts";
import {
  answer,
  clientOf,
  counted,
  failure,
  keys,
  serveAnswer,
  serveHttp,
  serveRaw,
  until,
  uuid,
  ways,
  whole,
} from "../testing/calls.ts";
import { type Answer, runOf } from "./run.ts";
import { type ReadInput, read, submit } from "./verbs.ts";

const asIs: Answer<unknown> = () => (body) => body;
const get: Operation = {
  ...operationOf("getSoccerResult"),
  method: "GET",
  path: "/soccer/get-val/{id}/{uuid}",
  parameters: ["id", "uuid"],
};
const path = `/soccer/get-val/${encodeURIComponent(keys.email)}/${uuid}`;
const input: ReadInput = { uuid };
const nothing = () => ({ fields: {} });

/** The options of a client, and the events that it logs. */
function client(baseUrl: string, fetch?: Fetch) {
  const events: LogEvent[] = [];
  const retry = { firstPause: 0 };
  const options = resolveOptions({
    ...keys,
    baseUrl,
    fetch,
    retry,
    logger: (event) => void events.push(event),
  });
  return { options, events };
}

test.each(ways)(
  "a GET has its fields in the path, percent-encoded, and no body ($way)",
  async ({ fetch }) => {
    const seen: unknown[] = [];
    const server = await serveHttp((request, response) =>
      whole(request, (body) => {
        const { "content-type": type, "content-length": length } = request.headers;
        seen.push([request.method, request.url, type, length, body.length]);
        response.end('{"done":true}');
      }),
    );
    const { options } = client(`${server.url}/proxy`, fetch);
    expect(await runOf(get, nothing, asIs)(options, input)).toEqual({ done: true });
    expect(seen).toEqual([["GET", `/proxy${path}`, undefined, undefined, 0]]);
  },
);

test.each(["", ".", ".."])("a field of a path cannot be %j, which leads to another path", async (hand) => {
  const { options, events } = client("https://api.test", lost);
  const operation = { ...get, path: "/x/{id}/{hand}", parameters: ["id", "hand"], fields: ["id", "hand"] };
  const error = await failure(runOf(operation, () => ({ fields: { hand } }), asIs)(options, input));
  const received = `received a string of ${hand.length} characters.`;
  const message = `\`hand\` must be other than an empty text, \`.\` and \`..\`, because it is a part of the path; ${received}`;
  expect(error).toMatchObject({ name: "RemoInputError", operation: "getSoccerResult", uuid, message });
  const dots = { ...options, keys: { ...options.keys, email: ".." } };
  expect(await failure(runOf(get, nothing, asIs)(dots, input))).toMatchObject({
    name: "RemoInputError",
    message: expect.stringContaining("`email` must be"),
  });
  expect(events).toEqual([]);
});

test.each(ways)("no error and no event shows who is named in a path ($way)", async ({ fetch }) => {
  const server = await serveAnswer(answer("308 Moved", "", `location: ${path}/`));
  const { options, events } = client(server.url, fetch);
  const error = (await failure(runOf(get, nothing, asIs)(options, input))) as Error;
  const shown = `${server.url}/soccer/get-val/{id}/${uuid}`;
  expect(error.message).toContain(`(GET ${shown}, uuid ${uuid})`);
  expect(error.message).toContain("because the request names the user");
  expect(events[0]).toMatchObject({
    event: "request",
    operation: "getSoccerResult",
    url: shown,
    bytesTotal: 0,
  });
  for (const text of [error.stack, JSON.stringify(error), JSON.stringify(events)]) {
    expect(text).not.toContain("player");
  }
});

test.each(ways)("a submit without a file sends its fields alone ($way)", async ({ fetch }) => {
  const bodies: unknown[] = [];
  const server = await serveHttp((request, response) =>
    whole(request, (body) => {
      bodies.push(JSON.parse(body.toString()));
      response.end("{}");
    }),
  );
  const fields = ["id", "bucket_url", "uuid"];
  const handIn: Operation = { ...operationOf("analyzeSoccer"), user: "id", fields, file: null };
  const request = () => ({ fields: { bucket_url: "s3://kick" }, file: undefined });
  const run = runOf(handIn, request, asIs);
  expect(await run(client(server.url, fetch).options, { uuid })).toEqual({});
  expect(bodies).toEqual([{ id: keys.email, bucket_url: "s3://kick", uuid }]);
});

test.each(ways)(
  "a 421 is one request, also where a body could be sent again (N1; $way)",
  async ({ fetch }) => {
    const server = await serveAnswer(answer("421 No", "<html>"));
    const error = await failure(clientOf(server.url, { fetch }).getSoccerResult(input));
    expect(error).toMatchObject({ name: "RemoGatewayError", httpStatus: 421 });
    expect([server.requests(), server.used()]).toEqual([1, 1]);
  },
);

test.each(ways)("a redirect of a read is not followed (N4; $way)", async ({ fetch }) => {
  const other = await serveRaw(() => {});
  const server = await serveAnswer(answer("307 Moved", "", `location: http://127.0.0.1:${other.port}/`));
  const error = await failure(clientOf(server.url, { fetch }).getSoccerResult(input));
  const httpStatus = fetch ? 0 : 307; // Node's fetch does not show it (N22).
  expect(error).toMatchObject({ name: "RemoGatewayError", httpStatus, operation: "getSoccerResult" });
  expect([server.requests(), other.connections()]).toEqual([1, 0]);
});

test.each(ways)(
  "time limits and aborts hold for a read, and no progress is reported ($way)",
  async ({ fetch }) => {
    const server = await serveHttp((request) => void request.resume());
    const reported: unknown[] = [];
    const remo = clientOf(server.url, {
      fetch,
      retry: { attempts: 1 },
      onProgress: (progress) => reported.push(progress),
    });
    const { signal, abort } = (() => {
      const controller = new AbortController();
      return { signal: controller.signal, abort: () => controller.abort("enough") };
    })();
    expect(await failure(remo.getSoccerResult({ uuid, timeout: { answer: 20 } }))).toMatchObject({
      name: "RemoTimeoutError",
      phase: "answer",
    });
    const call = failure(remo.getSoccerResult({ uuid, signal }));
    await until(() => server.busy() === 1, "the request");
    abort();
    expect(await call).toMatchObject({ name: "RemoAbortError", cause: "enough", uuid });
    await until(() => server.busy() === 0, "the end of the connection");
    expect(reported).toEqual([]);
  },
);

test.each(ways)(
  "a GET that is not answered ends by `answer`, though no body is seen to leave ($way)",
  async ({ fetch }) => {
    const server = await serveHttp(() => {});
    const { options } = client(server.url, fetch);
    const call = runOf(
      get,
      nothing,
      asIs,
    )(options, {
      uuid,
      timeout: { answer: 20 },
      retry: { attempts: 1 },
    });
    expect(await failure(call)).toMatchObject({ name: "RemoTimeoutError", phase: "answer" });
  },
);

const lost = () => Promise.reject(Object.assign(new Error("reset"), { code: "ECONNRESET" }));
const page = (status: number) => async () => new Response("<html>", { status });
const refusal = (status: number) => async () =>
  Response.json({ state: false, message: "", status }, { status });
const after =
  (answer: Fetch): Fetch =>
  async (request) => {
    await request.text();
    return answer(request);
  };

test.each<[string, number, Fetch]>([
  ["a lost connection", 3, after(lost)],
  ["a 503 of a proxy", 3, after(page(503))],
  ["a 500 of a proxy", 1, after(page(500))],
  ["a page with 200", 1, after(page(200))],
  ["an analysis that is not ready", 1, after(refusal(534))],
  ["an analysis that failed", 1, after(refusal(520))],
  ["missing data", 1, after(refusal(413))],
])("a read that meets %s makes %i requests: it may be repeated", async (_, expected, fetch) => {
  const { logger, requests } = counted();
  const error = await failure(clientOf("https://api.test", { fetch, logger }).getSoccerResult(input));
  expect(isRemoError(error)).toBe(true);
  expect(requests()).toBe(expected);
});

test("a result that is not ready is not asked for again by itself, whatever the options", async () => {
  const { logger, requests } = counted();
  const retry = { resend: true, firstPause: 0 };
  await failure(clientOf("https://api.test", { fetch: refusal(534), logger, retry }).getSoccerResult(input));
  expect(requests()).toBe(1);
});

test("middleware of the raw client sees no call of the others", async () => {
  const remo = clientOf("https://api.test", { fetch: refusal(534) });
  let seen = 0;
  remo.raw.use({
    onRequest() {
      seen += 1;
    },
  });
  await failure(remo.getSoccerResult(input));
  expect(seen).toBe(0);
});

test("what an operation sends is typed by its row", () => {
  const video = new Uint8Array(1);
  submit("analyzeSoccer", { request: () => ({ fields: { height: "170" }, file: video }), answer: asIs });
  // @ts-expect-error: `height` is missing.
  submit("analyzeSoccer", { request: () => ({ fields: {}, file: video }), answer: asIs });
  // @ts-expect-error: the file is missing.
  submit("analyzeSoccer", { request: () => ({ fields: { height: "170" } }), answer: asIs });
  // @ts-expect-error: it is no read.
  read("analyzeSoccer", { answer: asIs });
  expect(read("getSoccerResult", { answer: asIs })).toBeTypeOf("function");
});
