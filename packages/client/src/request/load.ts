import type { CallContext, Sent } from "../error-data.ts";
import { RemoAbortError, RemoNetworkError } from "../errors.ts";
import { whenAborted } from "./aborted.ts";

export const abortError = (context: CallContext, sent: Sent, signal: AbortSignal): RemoAbortError =>
  new RemoAbortError("Aborted by the caller", context, { sent }, { cause: signal.reason });

/** A part of this package, which is loaded before anything is sent. @throws RemoNetworkError if it is gone, RemoAbortError */
export function loaded<Part>(
  part: Promise<Part>,
  context: CallContext,
  signal: AbortSignal | undefined,
): Promise<Part> {
  return new Promise((done, failed) => {
    const stop = () => failed(abortError(context, "none", signal as AbortSignal));
    const gone = (cause: unknown) =>
      failed(new RemoNetworkError(text, context, { sent: "none", mayHaveArrived: false }, { cause }));
    const forget = signal && !signal.aborted ? whenAborted(signal, stop) : undefined;
    part.then(done, signal?.aborted ? stop : gone).finally(forget);
  });
}

const text =
  "A part of the client could not be loaded, so nothing was sent: there is no connection, or another version has taken its place, and the program must be loaded anew";
