import { whenAborted } from "../aborted.ts";
import type { CallContext, Phase, Sent } from "../error-data.ts";
import { RemoTimeoutError } from "../errors.ts";
import type { ResolvedCall } from "../options.ts";
import type { Watch } from "../transports/sending.ts";
import type { Upload } from "../upload/json-upload.ts";
import { quietly } from "../upload/reading.ts";
import { abortError } from "./load.ts";
import { timer } from "./timer.ts";

export type AttemptWatch = Watch & {
  /** What it has sent until now. */
  sentSoFar(): Sent;
  /** How long each phase has taken until now, in ms. */
  phases(): { readonly [Name in Phase]: number };
  end(): void;
};

const progressEvery = 100; // ms

/** Holds the time limits and reports the progress of a call, over all of its attempts. */
export function watchCall(call: ResolvedCall, context: CallContext, caller: AbortSignal | undefined) {
  const controller = new AbortController();
  let before: Sent = "none";
  let current: AttemptWatch | undefined;
  const sent = () => more(before, current?.sentSoFar() ?? "none");
  const total = timer(() => controller.abort(timeoutError("total", call.timeout.total, sent(), context)));
  const forget = caller && whenAborted(caller, () => controller.abort(abortError(context, sent(), caller)));
  total.start(call.timeout.total);
  return {
    signal: controller.signal,
    attempt(upload: Upload): AttemptWatch {
      before = sent();
      current = watchAttempt(call, context, controller.signal, upload);
      return current;
    },
    end() {
      total.stop();
      forget?.();
    },
  };
}

const amounts: readonly Sent[] = ["none", "part", "all"];
export const more = (one: Sent, other: Sent): Sent =>
  amounts.indexOf(one) > amounts.indexOf(other) ? one : other;

function watchAttempt(
  { timeout, onProgress }: ResolvedCall,
  context: CallContext,
  outer: AbortSignal,
  upload: Upload,
): AttemptWatch {
  const controller = new AbortController();
  const limits = { connect: timeout.connect, upload: timeout.idle, answer: timeout.answer };
  const began = { connect: performance.now(), upload: Number.NaN, answer: Number.NaN };
  let phase: Phase = "connect";
  let bytesSent = 0;
  let handed = 0;
  let reported = 0;
  const sentSoFar = (): Sent =>
    phase === "connect" ? "none" : handed >= upload.length ? "all" : handed > 0 ? "part" : "none";
  const limit = timer(() => controller.abort(timeoutError(phase, limits[phase], sentSoFar(), context)));
  const report = (now: number) => {
    if (!upload.source) return;
    reported = now;
    const ms = now - began.upload;
    const bytesPerSecond = ms > 0 ? Math.round((bytesSent * 1000) / ms) : 0;
    const videoBytesSent = upload.videoBytes(bytesSent);
    const ratio = bytesSent / upload.length;
    const progress = { phase, bytesSent, bytesTotal: upload.length, videoBytesSent, ratio, bytesPerSecond };
    quietly(() => onProgress?.(progress));
  };
  const enter = (next: Phase) => {
    phase = next;
    began[next] = performance.now();
    limit.start(limits[next]);
    report(began[next]);
  };
  const forget = whenAborted(outer, () => controller.abort(outer.reason));
  enter("connect");
  const connected = (blind?: "blind") => {
    if (phase !== "connect") return;
    enter("upload");
    if (!blind) return;
    limit.stop();
    handed = upload.length;
  };
  return {
    signal: controller.signal,
    connected,
    handed(bytes) {
      handed = bytes;
    },
    flowing() {
      if (phase !== "connect") limit.start(limits[phase]);
      if (phase === "upload") report(performance.now()); // More may have left since the last report.
    },
    sent(bytes) {
      connected();
      if (phase !== "upload" || bytes === bytesSent) return;
      const first = bytesSent === 0; // Reported at once: an upload may stall right after it.
      bytesSent = bytes;
      limit.start(limits.upload);
      const now = performance.now();
      if (onProgress && (first || now - reported >= progressEvery)) report(now);
    },
    waiting() {
      connected();
      if (phase === "upload") enter("answer");
    },
    sentSoFar,
    phases: () => lengths(began, performance.now()),
    end() {
      limit.stop();
      forget();
    },
  };
}

/** A phase ends where the next one begins; one that never began took no time. */
function lengths({ connect, upload, answer }: { readonly [Name in Phase]: number }, now: number) {
  const ms = (from: number, to: number) => Math.round((to || now) - (from || now));
  return { connect: ms(connect, upload || answer), upload: ms(upload, answer), answer: ms(answer, now) };
}

const awaited = { connect: "connection", upload: "upload progress", answer: "answer", total: "end" };

function timeoutError(
  phase: Phase | "total",
  ms: number,
  sent: Sent,
  context: CallContext,
): RemoTimeoutError {
  const fields = { phase, sent, mayHaveArrived: sent === "all" };
  return new RemoTimeoutError(`No ${awaited[phase]} within ${ms} ms`, context, fields);
}
