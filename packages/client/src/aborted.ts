type Watched = { readonly callbacks: Set<() => void>; readonly all: () => void };

const watched = new WeakMap<AbortSignal, Watched>();

/**
 * Calls back when the signal is aborted, or now if it is; what it gives forgets it. Many calls may share a signal, and Node
 * takes more than ten listeners for a leak: a signal gets one.
 */
export function whenAborted(signal: AbortSignal, callback: () => void): () => void {
  if (signal.aborted) callback();
  let entry = watched.get(signal);
  if (!entry) {
    const callbacks = new Set<() => void>();
    entry = { callbacks, all: () => callbacks.forEach((one) => void one()) };
    watched.set(signal, entry);
  }
  const { callbacks, all } = entry;
  if (callbacks.size === 0) signal.addEventListener("abort", all);
  callbacks.add(callback);
  return () => {
    callbacks.delete(callback);
    if (callbacks.size === 0) signal.removeEventListener("abort", all);
  };
}

/** Waits for work that may not care for the signal, and fails with its reason once it is aborted. */
export async function heeding<Result>(
  signal: AbortSignal | undefined,
  work: Promise<Result>,
): Promise<Result> {
  let forget: (() => void) | undefined;
  const aborted = new Promise<never>((_, failed) => {
    forget = signal && whenAborted(signal, () => failed(signal.reason));
  });
  return Promise.race([work, aborted]).finally(forget);
}
