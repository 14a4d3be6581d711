import { type CallContext, type Phase, RemoAbortError, RemoTimeoutError } from "../errors.ts";
import type { ResolvedCall } from "../options.ts";
import type { Watch } from "../transports/sending.ts";
import type { Upload } from "../upload/json-upload.ts";

/** Holds the time limits and reports the progress of a call, over all of its attempts. */
export type CallWatch = {
  readonly signal: AbortSignal;
  attempt(upload: Upload): Watch & { end(): void };
  /** Whether bytes of the body may have reached the server, in any attempt. */
  mayHaveArrived(): boolean;
  end(): void;
};

const progressEvery = 100; // ms

export function watchCall(
  call: ResolvedCall,
  context: CallContext,
  caller: AbortSignal | undefined,
): CallWatch {
  const controller = new AbortController();
  let arrived = false;
  const abort = () =>
    controller.abort(new RemoAbortError("Aborted by the caller", context, {}, { cause: caller?.reason }));
  const total = timer(() => controller.abort(timeoutError("total", call.timeout.total, arrived, context)));
  if (caller?.aborted) abort();
  caller?.addEventListener("abort", abort);
  total.start(call.timeout.total);
  return {
    signal: controller.signal,
    attempt: (upload) =>
      watchAttempt(call, context, controller.signal, upload, () => {
        arrived = true;
      }),
    mayHaveArrived: () => arrived,
    end() {
      total.stop();
      caller?.removeEventListener("abort", abort);
    },
  };
}

function watchAttempt(
  { timeout, onProgress }: ResolvedCall,
  context: CallContext,
  outer: AbortSignal,
  upload: Upload,
  onFirstByte: () => void,
): Watch & { end(): void } {
  const controller = new AbortController();
  const limits = { connect: timeout.connect, upload: timeout.idle, answer: timeout.answer };
  let phase: Phase = "connect";
  let bytesSent = 0;
  let begun = 0;
  let reported = 0;
  const limit = timer(() =>
    controller.abort(timeoutError(phase, limits[phase], phase !== "connect", context)),
  );
  const stop = () => controller.abort(outer.reason);
  const report = (now: number) => {
    if (!upload.hasFile) return;
    reported = now;
    const bytesPerSecond = now > begun ? Math.round((bytesSent * 1000) / (now - begun)) : 0;
    const videoBytesSent = upload.videoBytes(bytesSent);
    const ratio = bytesSent / upload.length;
    const progress = { phase, bytesSent, bytesTotal: upload.length, videoBytesSent, ratio, bytesPerSecond };
    harmless(() => onProgress?.(progress));
  };
  const enter = (next: Phase) => {
    phase = next;
    limit.start(limits[next]);
    report(performance.now());
  };
  if (outer.aborted) stop();
  outer.addEventListener("abort", stop);
  enter("connect");
  const connected = (blind?: "blind") => {
    if (phase !== "connect") return;
    begun = performance.now();
    enter("upload");
    if (blind) limit.stop();
    onFirstByte();
  };
  return {
    signal: controller.signal,
    connected,
    handed() {},
    flowing() {
      if (phase !== "connect") limit.start(limits[phase]);
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
    end() {
      limit.stop();
      outer.removeEventListener("abort", stop);
    },
  };
}

const awaited = { connect: "connection", upload: "upload progress", answer: "answer", total: "end" };

function timeoutError(
  phase: Phase | "total",
  ms: number,
  mayHaveArrived: boolean,
  context: CallContext,
): RemoTimeoutError {
  return new RemoTimeoutError(`No ${awaited[phase]} within ${ms} ms`, context, { phase, mayHaveArrived });
}

/** A callback of the caller that throws, at once or later, must not cost a call that may be paid for, nor a process. */
export const harmless = (callback: () => unknown): void => void (async () => callback())().catch(() => {});

/** One time limit that can be started anew; starting it for an infinite time stops it. */
function timer(passed: () => void): { start(ms: number): void; stop(): void } {
  let id: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(id);
  return {
    start(ms) {
      stop();
      if (ms <= longestTimer) id = setTimeout(passed, ms);
    },
    stop,
  };
}

/** A longer time would overflow and pass at once; 24.8 days are as good as none. */
const longestTimer = 2 ** 31 - 1;
