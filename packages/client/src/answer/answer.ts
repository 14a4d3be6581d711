/** What came back over the wire. */
export type HttpAnswer = {
  readonly httpStatus: number;
  /** Decoded, at most `longestAnswer` characters. */
  readonly text: string;
  /** By their names in lower case. */
  readonly headers: { readonly [name: string]: string };
  /** What ended the answer before its end; `text` has what came before. */
  readonly brokenOff?: unknown;
  /** Where a browser was led by a redirect that it followed by itself. */
  readonly finalUrl?: string | undefined;
};

/** Longest answer that is read, in characters; the API's have some hundred. */
export const longestAnswer = 1 << 20;

/** The HTTP status of a redirect of which a browser shows no more. */
export const hiddenRedirect = 0;

export type JsonObject = { readonly [name: string]: unknown };

export function objectOf(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : undefined;
  } catch {
    return undefined;
  }
}

/** What a body is as a success, or why it is none. */
export type Reading<Result> =
  | { readonly result: Result; readonly problem?: undefined }
  | { readonly result?: undefined; readonly problem: string };

/** How an operation reads its success: a body that carries no code of a failure, for the uuid that was sent. */
export type Reader<Result> = (body: JsonObject, uuid: string) => Reading<Result>;

export const isFailed = ({ state }: JsonObject): boolean => state === 0 || state === false; // A01

/** Reads an answer as a success; `problem` says what keeps it from being one. */
export function readSuccess<Result>(
  { httpStatus, text, finalUrl }: HttpAnswer,
  uuid: string,
  read: Reader<Result>,
): Reading<Result> {
  if (finalUrl !== undefined) return { problem: "comes from elsewhere" };
  const body = objectOf(text);
  if (!body) return { problem: "is no JSON object" };
  const code = [httpStatus, body.status, body.status_code].find(
    (status) => typeof status !== "object" && Number(status) >= 300, // What an object says may throw.
  ); // A02
  if (code) return { problem: `has the code ${code}` };
  return isFailed(body) ? { problem: "says that it failed" } : read(body, uuid);
}
