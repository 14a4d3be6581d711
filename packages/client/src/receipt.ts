import { isText } from "./fields.ts";

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

/** Whether each field of a success is what it must be, beside `state` and `uuid`. */
export type Success<Raw> = {
  readonly [Name in Exclude<keyof Raw, "state" | "uuid">]: (value: unknown) => boolean;
};

/** Why a body is no success for this uuid; undefined if it is one. */
export function successProblem(
  body: JsonObject,
  httpStatus: number,
  uuid: string | undefined,
  success: Success<unknown>,
): string | undefined {
  if (body.state !== 1 && body.state !== true) return "`state` is not 1"; // A01
  const code = [httpStatus, body.status, body.status_code].find(
    (status) => typeof status !== "object" && Number(status) >= 300, // What an object says may throw.
  ); // A02
  if (code) return `has the code ${code}`;
  const isSent = (value: unknown) => isText(value) && value.toLowerCase() === uuid?.toLowerCase();
  const fields: [string, (value: unknown) => boolean][] = Object.entries({ uuid: isSent, ...success });
  const wrong = fields.find(([name, isRight]) => !isRight(body[name]));
  return wrong && `\`${wrong[0]}\` is missing or not as it must be`;
}

/** The success that an answer is; undefined if it is none, whatever else it may be. */
export function successOf<Raw>(
  { httpStatus, body }: Answer,
  uuid: string,
  success: Success<Raw>,
): Raw | undefined {
  const object = objectOf(body);
  const accepted = object !== undefined && successProblem(object, httpStatus, uuid, success) === undefined;
  return accepted ? (object as Raw) : undefined;
}
