import type { components } from "@remo-kit/openapi";
import {
  type CallContext,
  RemoApiError,
  type RemoError,
  RemoGatewayError,
  RemoProtocolError,
} from "./errors.ts";

/** An accepted request, as it came over the wire. */
export type RawReceipt = components["schemas"]["AnalysisSoccerReceipt"];

/** What a server sent back: the HTTP status, and the body as JSON where it is JSON, else as text. */
export type Answer = { readonly httpStatus: number; readonly body: unknown };

type JsonObject = { readonly [name: string]: unknown };

/**
 * Reads an answer: a receipt, or the error that it means. The body decides, because gateways use the same status
 * numbers (N6), `state` is 1, 0, true or false (A01), and the status line may not carry the code (A05).
 */
export function classify({ httpStatus, body }: Answer, context: CallContext): RawReceipt | RemoError {
  if (!isObject(body) || !("state" in body)) return notTheApi(httpStatus, body, context);
  if (body.state === 1 || body.state === true) {
    const problem = httpStatus >= 400 ? `the HTTP status is ${httpStatus}` : receiptProblem(body);
    if (problem === undefined) return body as RawReceipt;
    return new RemoProtocolError(httpStatus, `The answer claims success, but ${problem}`, context);
  }
  if (body.state === 0 || body.state === false) return refusal(httpStatus, body, context);
  return new RemoProtocolError(httpStatus, "The answer's `state` is none of 1, 0, true, false", context);
}

function refusal(httpStatus: number, body: JsonObject, context: CallContext): RemoError {
  const coded = [body.status, body.status_code].find(Number.isInteger) as number | undefined; // A02
  const code = coded ?? (httpStatus >= 400 ? httpStatus : undefined);
  if (code === undefined) {
    return new RemoProtocolError(httpStatus, "The answer claims failure, but names no code", context);
  }
  const message = typeof body.message === "string" ? body.message : "";
  const credit = typeof body.credit === "number" ? body.credit : undefined;
  return new RemoApiError({ code, message, credit, httpStatus }, context);
}

function notTheApi(httpStatus: number, body: unknown, context: CallContext): RemoError {
  const what =
    body === undefined || body === "" ? "an empty body" : isObject(body) ? "other JSON" : "no JSON object";
  if (httpStatus >= 200 && httpStatus < 300) {
    return new RemoProtocolError(
      httpStatus,
      `HTTP ${httpStatus} came with ${what} instead of a receipt`,
      context,
    );
  }
  const text = `HTTP ${httpStatus} came with ${what}: from a proxy or another server, not from the API`;
  return new RemoGatewayError(httpStatus, text, context);
}

function receiptProblem(body: JsonObject): string | undefined {
  const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
  if (typeof body.uuid !== "string") return "`uuid` is not a string";
  if (!isCount(body.wait_time)) return "`wait_time` is not a whole number of seconds";
  if (typeof body.file_exist !== "boolean") return "`file_exist` is not a boolean";
  if (!isCount(body.credit)) return "`credit` is not a whole number";
  if (typeof body.message !== "string") return "`message` is not a string";
  return undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
