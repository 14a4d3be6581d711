import type { paths } from "@remo-kit/openapi";
import type { Client } from "openapi-fetch";
import { type Call, runCall } from "./call.ts";
import { type RemoCallFailure, RemoInputError } from "./errors.ts";
import { jsonUpload } from "./json-upload.ts";
import { type CallOptions, type ResolvedOptions, resolveCall } from "./options.ts";
import type { RawReceipt } from "./receipt.ts";
import { texts } from "./texts.ts";
import { send } from "./transport.ts";
import { openSource, type Video } from "./video.ts";
import type { Watch } from "./watch.ts";

export type AnalyzeSoccerInput = CallOptions & {
  /** The video (F06). Its formats, length and size limits are not documented (A07, A16). */
  readonly video: Video;
  /** Body height of the person in the video, in cm: a whole number or its digits (F07). */
  readonly height: number | string;
  /** UUID of the video (F08). Default: a new random one (version 4). Keep it: it is the only key to the result (E06). */
  readonly uuid?: string | undefined;
  /** Aborts the call in any phase; it then fails with a RemoAbortError whose cause is the signal's reason. */
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

/** What a call came to, for callers who would rather not catch. */
export type SafeResult =
  | { readonly ok: true; readonly receipt: AnalysisReceipt }
  | { readonly ok: false; readonly error: RemoCallFailure };

/** What every operation of a client works with. */
export type Workbench = {
  readonly raw: Client<paths, "application/json">;
  readonly options: ResolvedOptions;
};

const path = "/api/analysis-soccer";

/** `POST /api/analysis-soccer` (F01). Its errors are listed at `RemoClient`. */
export async function analyzeSoccer(bench: Workbench, input: AnalyzeSoccerInput): Promise<AnalysisReceipt> {
  if (typeof input !== "object" || input === null)
    throw new RemoInputError("`analyzeSoccer` takes an object with `video` and `height`.");
  const uuid = input.uuid === undefined ? crypto.randomUUID() : checkUuid(input.uuid);
  try {
    const raw = await runCall(prepare(bench, input, uuid), bench.options);
    const readyAt = new Date(Math.min(Date.now() + raw.wait_time * 1000, lastDate));
    const { wait_time: waitTime, file_exist: fileExists, credit, message } = raw;
    return { uuid: raw.uuid, waitTime, readyAt, fileExists, credit, message, raw };
  } catch (error) {
    if (error instanceof RemoInputError) error.uuid ??= uuid;
    throw error;
  }
}

/** The last moment that a Date can be; a server may name any wait. */
const lastDate = 8_640_000_000_000_000;

function prepare({ raw, options }: Workbench, input: AnalyzeSoccerInput, uuid: string): Call {
  const { email: Email, userKey: UserKey, apiKey: APIKey } = options.keys;
  const fields = { Email, UserKey, APIKey, height: checkHeight(input.height), uuid };
  const limits = resolveCall(input, options.call);
  const upload = jsonUpload(fields, "base64_video", openSource(input.video));
  const post = (watch: Watch) =>
    raw.POST(path, {
      body: { ...fields, base64_video: "" },
      bodySerializer: () => undefined, // The transport makes the body while it sends.
      headers: { "content-type": "application/json", "content-length": String(upload.length) },
      fetch: (request) => send({ request, upload, watch }, options.fetch, limits.onProgress !== undefined),
      parseAs: "text",
    });
  return {
    url: `${options.baseUrl}${path}`,
    uuid,
    upload,
    signal: input.signal,
    limits,
    send: post,
  };
}

function checkUuid(uuid: unknown): string {
  if (typeof uuid === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(uuid)) return uuid;
  throw new RemoInputError(
    texts.option("uuid", "a UUID such as c37d3ce2-e9d0-45de-9656-2a730204f8ca (F08), or left out", uuid),
  );
}

function checkHeight(height: unknown): string {
  const digits = typeof height === "number" && Number.isSafeInteger(height) ? String(height) : height;
  if (typeof digits === "string" && /^[0-9]{1,9}$/.test(digits) && Number(digits) > 0) return digits;
  throw new RemoInputError(
    texts.option("height", "a whole number of centimetres greater than 0, or its digits (F07)", height),
  );
}
