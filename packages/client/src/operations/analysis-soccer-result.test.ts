import { describedOperation, operationOf, responseContent } from "@remo-kit/openapi";
import { expect, expectTypeOf, test } from "vitest";
import {
  isRemoApiError,
  type RawSoccerResult,
  type RemoCallFailure,
  type SafeRead,
  type SoccerResult,
} from "../index.ts";
import {
  answer,
  clientOf,
  errorsOf,
  failure,
  inBothWays,
  keys,
  serveAnswer,
  serveHttp,
  uuid,
  ways,
  whole,
} from "../testing/calls.ts";

const operation = operationOf("getSoccerResult");
const { path } = operation;
const done = responseContent(describedOperation(operation), 200)["application/json"]?.examples.done
  ?.value as RawSoccerResult;

/** The answer to any request, as a client of these options gets it. */
const answering = (body: unknown, status = 200) =>
  clientOf("https://api.test", { fetch: async () => Response.json(body, { status }) });

test.each(ways)("a result is asked for with user and uuid, without keys (F101; $way)", async ({ fetch }) => {
  const seen: unknown[] = [];
  const server = await serveHttp((request, response) =>
    whole(request, (body) => {
      const { "content-type": type, "content-length": length } = request.headers;
      seen.push([request.method, request.url, type, length, JSON.parse(body.toString())]);
      response.end(JSON.stringify(done));
    }),
  );
  const result = await clientOf(server.url, { fetch }).getSoccerResult({ uuid });
  const sent = { id: keys.email, uuid };
  expect(seen).toEqual([["POST", path, "application/json", `${JSON.stringify(sent).length}`, sent]]);
  expect(result).toEqual({ ...done, uuid, warnings: [], raw: done });
});

test("metrics that are odd are left out and named, and what else a server sends stays in `raw` (F105, F106)", async () => {
  const raw = {
    stepping_knee_x: { impact: 61.9, before_impact: "50", after_impact: "soon", finish: 3 },
    kick_right_hip_x: [185.9],
    stepping_foot_position: {},
    upper_pelvis_shoulder_y: null,
    more: { impact: 1 },
  };
  const result = await answering(raw).getSoccerResult({ uuid });
  expect(result).toStrictEqual({
    uuid,
    stepping_knee_x: { impact: 61.9, before_impact: 50 },
    stepping_foot_position: {},
    warnings: [
      "`upper_pelvis_shoulder_y` is null",
      "`kick_right_hip_x` is a list",
      "`stepping_knee_x.before_impact` is a string, read as a number",
      "`stepping_knee_x.after_impact` is a string",
      "`stepping_knee_x.finish` is not documented",
    ],
    raw,
  });
});

const refusal = (code: number) => ({ state: false, message: "no", status: code });

test.each(inBothWays(errorsOf("getSoccerResult")))(
  "code $code is $name, over one request (N1; $way)",
  async ({ code, name, category, fetch }) => {
    const server = await serveAnswer(answer(`${code} No`, JSON.stringify(refusal(code))));
    const error = await failure(clientOf(server.url, { fetch }).getSoccerResult({ uuid }));
    expect(error).toMatchObject({ operation: "getSoccerResult", code, reason: name, category, uuid });
    expect(server.requests()).toBe(1);
  },
);

test.each([
  ["`state` false in a 200", 200, { state: false, status: 534 }],
  ["`state` 0 in a 200", 200, { state: 0, status_code: 534 }],
  ["a code alone in a 200", 200, { status: 534, message: "wait" }],
  ["the status line and `message`", 534, { message: "wait" }],
  ["the status line and `msg`", 534, { msg: "wait" }],
])("an analysis that is not ready is an error by itself: %s (E20)", async (_, status, body) => {
  const error = await failure(answering(body, status).getSoccerResult({ uuid }));
  expect(error).toMatchObject({
    reason: "in-analysis",
    category: "not-ready",
    code: 534,
    httpStatus: status,
  });
  expect(error).toMatchObject({ apiMessage: "message" in body || "msg" in body ? "wait" : "" });
});

test.each([
  ["a page of a proxy", 502, "<html>", "RemoGatewayError"],
  ["a proxy's JSON", 413, { error: "too large" }, "RemoGatewayError"],
  ["a proxy's JSON with a message", 429, { message: "too many" }, "RemoGatewayError"],
  ["metrics with an HTTP error", 500, done, "RemoGatewayError"],
  ["an empty object", 200, {}, "RemoProtocolError"],
  ["a list", 200, [done], "RemoProtocolError"],
  ["a receipt", 200, { state: 1, uuid, wait_time: 3 }, "RemoProtocolError"],
  ["a success without a success's status", 421, { ...done, state: 1 }, "RemoProtocolError"],
  ["a code that is not documented", 200, { status: 577 }, "RemoApiError"],
])("%s is no result", async (_, status, body, name) => {
  const error = await failure(answering(body, status).getSoccerResult({ uuid, retry: { attempts: 1 } }));
  expect(error).toMatchObject({ name, httpStatus: status });
  expect((error as Error).message).not.toContain("credits"); // It costs none.
});

test.each([undefined, "", "42", 7])("the uuid %j is refused before anything is sent", async (given) => {
  const error = await failure(answering(done).getSoccerResult({ uuid: given as string }));
  expect(error).toMatchObject({ name: "RemoInputError", operation: "getSoccerResult" });
});

test("safe gives the result as `result`, typed", async () => {
  const settled = await answering(done).getSoccerResult.safe({ uuid });
  expect(settled).toEqual({ ok: true, result: { ...done, uuid, warnings: [], raw: done } });
  expectTypeOf(settled).toEqualTypeOf<SafeRead<SoccerResult>>();
  if (settled.ok) expectTypeOf(settled.result.stepping_knee_x?.impact).toEqualTypeOf<number | undefined>();
  else expectTypeOf(settled.error).toEqualTypeOf<RemoCallFailure>();
  expect(await answering(refusal(520), 520).getSoccerResult.safe({ uuid })).toMatchObject({
    ok: false,
    error: { reason: "analysis-failed" },
  });
});

test("a name says more than a code: 413 is another error than that of a submit", async () => {
  const remo = answering(refusal(413), 413);
  const read = await failure(remo.getSoccerResult({ uuid }));
  const submitted = await failure(remo.analyzeSoccer({ video: new Uint8Array(1), height: 170 }));
  expect([read, submitted].map((error) => isRemoApiError(error, 413))).toEqual([true, true]);
  expect(isRemoApiError(read, "required-data-missing")).toBe(true);
  expect(isRemoApiError(submitted, "required-data-missing")).toBe(false);
});
