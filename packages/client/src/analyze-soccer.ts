import type { paths } from "@remo-kit/openapi";
import type { Client } from "openapi-fetch";
import { type Answer, classify, type RawReceipt } from "./classify.ts";
import { type CallContext, RemoError, RemoInputError, RemoNetworkError } from "./errors.ts";
import { jsonUpload } from "./json-upload.ts";
import type { ResolvedOptions } from "./options.ts";
import { openVideoSource, type Video } from "./video.ts";

export type AnalyzeSoccerInput = {
  /** The video (F06). Its formats, length and size limits are not documented (A07, A16). */
  readonly video: Video;
  /** Body height of the person in the video, in cm: a whole number or its digits (F07). */
  readonly height: number | string;
  /** UUID of the video (F08). Default: a new random one (version 4). Keep it: it is the only key to the result (E06). */
  readonly uuid?: string | undefined;
  /** Aborts the call; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
};

/** The request was accepted; the result is being generated. */
export type AnalysisReceipt = {
  /** UUID of the video (F11). */
  readonly uuid: string;
  /** Seconds, from the answer on, until the result is generated (F12, A12). */
  readonly waitTime: number;
  /** When the result should be ready, by the clock of this machine. */
  readonly readyAt: Date;
  /** Whether the file already existed (F13, A13). */
  readonly fileExists: boolean;
  /** Credits that will be used (F14); a sibling API answers the balance here (A04). */
  readonly credit: number;
  /** The API's own guidance (F10). */
  readonly message: string;
  /** The answer as it came over the wire. */
  readonly raw: RawReceipt;
};

const path = "/api/analysis-soccer";

/** `POST /api/analysis-soccer` (F01): one call, one request. Its errors are listed at `RemoClient`. */
export async function analyzeSoccer(
  raw: Client<paths, "application/json">,
  options: ResolvedOptions,
  input: AnalyzeSoccerInput,
): Promise<AnalysisReceipt> {
  const uuid = input.uuid === undefined ? crypto.randomUUID() : checkUuid(input.uuid);
  const fields = {
    Email: options.email,
    UserKey: options.userKey,
    APIKey: options.apiKey,
    height: checkHeight(input.height),
    uuid,
  };
  const upload = jsonUpload(fields, "base64_video", openVideoSource(input.video));
  const context = { url: `${options.baseUrl}${path}`, uuid };
  const answer = await send(context, input.signal, () =>
    raw.POST(path, {
      body: { ...fields, base64_video: "" },
      // N1: a body that can be replayed is sent twice when the answer is 421, which means "wrong APIKey" here.
      bodySerializer: () => upload.body,
      duplex: "half",
      headers: { "content-length": String(upload.contentLength) },
      parseAs: "text",
      redirect: "manual", // N4: a followed redirect would carry the keys to wherever it points.
      signal: input.signal ?? null,
    }),
  );
  const outcome = classify(answer, context);
  if (outcome instanceof RemoError) throw outcome;
  return toReceipt(outcome);
}

type Sent = { data?: unknown; error?: unknown; response: Response };

async function send(
  context: CallContext,
  signal: AbortSignal | undefined,
  post: () => Promise<Sent>,
): Promise<Answer> {
  try {
    const { data, error, response } = await post();
    return { httpStatus: response.status, body: parse(response.ok ? data : error) };
  } catch (error) {
    signal?.throwIfAborted();
    const own = [error, (error as Error | undefined)?.cause].find(
      (candidate) => candidate instanceof RemoError,
    );
    throw own ?? new RemoNetworkError(error, context);
  }
}

/** openapi-fetch has parsed a refusal, and left a success as text. */
function parse(body: unknown): unknown {
  if (typeof body !== "string") return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function toReceipt(raw: RawReceipt): AnalysisReceipt {
  return {
    uuid: raw.uuid,
    waitTime: raw.wait_time,
    readyAt: new Date(Date.now() + raw.wait_time * 1000),
    fileExists: raw.file_exist,
    credit: raw.credit,
    message: raw.message,
    raw,
  };
}

function checkUuid(uuid: unknown): string {
  if (typeof uuid === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(uuid)) return uuid;
  throw new RemoInputError(
    `\`uuid\` must look like c37d3ce2-e9d0-45de-9656-2a730204f8ca (F08); received ${show(uuid)}. Leave it out to get a new one.`,
  );
}

function checkHeight(height: unknown): string {
  const digits = typeof height === "number" && Number.isSafeInteger(height) ? String(height) : height;
  if (typeof digits === "string" && /^[0-9]+$/.test(digits) && Number(digits) > 0) return digits;
  throw new RemoInputError(
    `\`height\` must be a whole number of centimetres greater than 0, or a string of its digits (F07); received ${show(height)}.`,
  );
}

function show(value: unknown): string {
  const text =
    typeof value === "string"
      ? JSON.stringify(value)
      : typeof value === "number"
        ? String(value)
        : typeof value;
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
