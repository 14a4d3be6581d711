import { constants } from "node:os";

/** Why a command stops, as a shell says it: 128 and the number of the signal. */
export class Stopped extends Error {
  constructor(readonly exitCode: number) {
    super("stopped");
  }
}

/**
 * Aborts with a `Stopped` at the first signal to stop. The second is part of it, because npm hands on the Ctrl-C that the
 * terminal has already sent; a third means at once. SIGHUP is a terminal that was closed: what is to be left behind, and
 * what is not, is then the same.
 */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  let received = 0;
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => {
      const exitCode = 128 + constants.signals[name];
      received += 1;
      if (received > 2) process.exit(exitCode);
      stop.abort(new Stopped(exitCode)); // Only the first has an effect.
    });
  }
  return stop.signal;
}
