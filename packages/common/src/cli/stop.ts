import { constants } from "node:os";

/** Why a command stops, as a shell says it: 128 and the number of the signal. */
export class Stopped extends Error {
  constructor(readonly exitCode: number) {
    super("stopped");
  }
}

/** npm hands on the Ctrl-C that the terminal has already sent: within so many ms it is the same. */
const same = 500;

/**
 * Aborts with a `Stopped` at the first signal to stop; the next one ends the process at once. SIGHUP is a terminal that was
 * closed: what is to be left behind, and what is not, is then the same.
 */
export function stopSignal(now = () => performance.now()): AbortSignal {
  const stop = new AbortController();
  let first: number | undefined;
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => {
      const exitCode = 128 + constants.signals[name];
      first ??= now();
      if (now() - first > same) process.exit(exitCode);
      stop.abort(new Stopped(exitCode)); // Only the first has an effect.
    });
  }
  return stop.signal;
}
