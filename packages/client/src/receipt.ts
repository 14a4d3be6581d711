import type { components } from "@remo-kit/openapi";

/** An accepted request, as it came over the wire. */
export type RawReceipt = components["schemas"]["AnalysisSoccerReceipt"];

/** What a server sent back. */
export type Answer = {
  readonly httpStatus: number;
  /** JSON where it is JSON, else text. */
  readonly body: unknown;
  /** The `location` of a redirect. */
  readonly location?: string | null | undefined;
};

export type JsonObject = { readonly [name: string]: unknown };

/** The body as a JSON object; openapi-fetch has parsed that of a refusal, and left that of a success as text. */
export function objectOf(body: unknown): JsonObject | undefined {
  const value = typeof body === "string" ? parse(body.replace(/^\ufeff/, "")) : body;
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Why a body is no receipt for this uuid; undefined if it is one. */
export function receiptProblem(
  body: JsonObject,
  httpStatus: number,
  uuid: string | undefined,
): string | undefined {
  if (body.state !== 1 && body.state !== true) return "`state` is neither 1 nor true"; // A01
  if (httpStatus >= 300) return `the HTTP status is ${httpStatus}`;
  if (typeof body.uuid !== "string") return "`uuid` is not a string";
  if (body.uuid.toLowerCase() !== uuid?.toLowerCase()) return "`uuid` is not the one that was sent";
  if (!(Number.isSafeInteger(body.wait_time) && (body.wait_time as number) >= 0)) {
    return "`wait_time` is not a whole number of seconds";
  }
  if (typeof body.file_exist !== "boolean") return "`file_exist` is not a boolean";
  if (!Number.isSafeInteger(body.credit)) return "`credit` is not a whole number";
  if (typeof body.message !== "string") return "`message` is not a string";
  return undefined;
}

/** The receipt that an answer is; undefined if it is none, whatever else it may be. */
export function receiptOf({ httpStatus, body }: Answer, uuid: string): RawReceipt | undefined {
  const object = objectOf(body);
  const accepted = object !== undefined && receiptProblem(object, httpStatus, uuid) === undefined;
  return accepted ? (object as RawReceipt) : undefined;
}
