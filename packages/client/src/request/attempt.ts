import { isLoopback } from "@remo-kit/common/loopback";
import { brokenOff, type FailureContext } from "../answer/broken-off.ts";
import { failureOf } from "../answer/failure.ts";
import { noRedaction, redactionOf } from "../answer/redaction.ts";
import { readSuccess } from "../answer/success.ts";
import { type RemoCallFailure, RemoNetworkError } from "../errors.ts";
import type { ResolvedOptions } from "../options.ts";
import { transportOf } from "../transports/send.ts";
import type { Call, Sent } from "./call.ts";
import type { AttemptWatch } from "./watch.ts";

type Outcome<Result> =
  | { readonly result: Result; readonly httpStatus: number; readonly error?: undefined }
  | { readonly error: RemoCallFailure; readonly result?: undefined; readonly httpStatus?: undefined };

/** Sends a call once, and gives what became of it. */
export async function once<Result>(
  call: Call<Result>,
  sent: Sent,
  watch: AttemptWatch,
  options: ResolvedOptions,
): Promise<Outcome<Result>> {
  const { operation, url, uuid, limits, read } = call;
  const { signal } = watch;
  let redaction = noRedaction;
  const context = (): FailureContext => ({
    ...{ operation, url, uuid, redaction },
    docs: docsOf(options),
    sent: watch.sentSoFar(),
  });
  try {
    signal.throwIfAborted();
    const progress = sent.upload.hasFile && limits.onProgress !== undefined;
    // All that is loaded late is loaded before the first byte: on the way to an error it may be too late.
    const loading = Promise.all([redactionOf(options.keys), transportOf(options.fetch, progress)]);
    const [loaded, transport] = await until(
      signal,
      loading.catch((cause) => Promise.reject(missing(cause, context()))),
    );
    redaction = loaded;
    const answer = await transport({ ...sent, watch });
    const { result, problem } = readSuccess(answer, { uuid, redact: redaction.text }, read);
    if (problem === undefined) return { result, httpStatus: answer.httpStatus };
    return { error: await failureOf(answer, problem, context()) };
  } catch (error) {
    // A time limit or an abort shows as whatever the platform makes of it.
    return { error: brokenOff(signal.aborted ? signal.reason : error, context()) };
  } finally {
    watch.end();
  }
}

/** The result of some work, unless the signal is aborted before. */
function until<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  return new Promise((done, failed) => {
    signal.addEventListener("abort", () => failed(signal.reason), { once: true });
    work.then(done, failed);
  });
}

function missing(cause: unknown, context: FailureContext): RemoNetworkError {
  const text =
    "A part of the client could not be loaded, and nothing was sent: the page is offline, or its files were replaced. Load it again";
  const fields = { sent: "none", mayHaveArrived: false } as const;
  return new RemoNetworkError(text, context, fields, { cause });
}

/** Those of the option, or of a mock on this machine: other docs are not public. */
function docsOf({ docs, baseUrl }: ResolvedOptions): string | undefined {
  const { hostname, origin } = new URL(baseUrl);
  return docs ?? (isLoopback(hostname) ? `${origin}/docs/en` : undefined);
}
