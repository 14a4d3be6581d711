/**
 * A signal that aborts with the first of others, until it is released. `AbortSignal.any` has no release: Node keeps what it
 * makes for as long as one of the others lives, and the mock has one that lives as long as the mock.
 */
export function abortedBy(...sources: readonly AbortSignal[]) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  for (const source of sources) {
    if (source.aborted) abort();
    source.addEventListener("abort", abort);
  }
  return {
    signal: controller.signal,
    abort,
    release() {
      for (const source of sources) source.removeEventListener("abort", abort);
    },
  };
}
