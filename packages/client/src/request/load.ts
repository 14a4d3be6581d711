import { heeding } from "../aborted.ts";
import type { CallContext, Sent } from "../error-data.ts";
import { RemoAbortError, RemoNetworkError } from "../errors.ts";

export const abortError = (context: CallContext, sent: Sent, signal: AbortSignal): RemoAbortError =>
  new RemoAbortError("Aborted by the caller", context, { sent }, { cause: signal.reason });

/** A part of this package, which is loaded before anything is sent. @throws RemoNetworkError if it is gone, RemoAbortError */
export async function loaded<Part>(
  part: Promise<Part>,
  context: CallContext,
  signal: AbortSignal | undefined,
): Promise<Part> {
  try {
    return await heeding(signal?.aborted ? undefined : signal, part); // The call says so itself then.
  } catch (cause) {
    if (signal?.aborted) throw abortError(context, "none", signal);
    throw new RemoNetworkError(text, context, { sent: "none", mayHaveArrived: false }, { cause });
  }
}

const text =
  "A part of the client could not be loaded, so nothing was sent: there is no connection, or another version has taken its place, and the program must be loaded anew";
