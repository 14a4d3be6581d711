/**
 * Aborts at the first signal to stop, so that what was recorded, and paid for, is still reported. A third ends the
 * process: npm hands on the Ctrl-C that the terminal has already sent, so the second may be the same one.
 */
export function interrupted(): AbortSignal {
  const stop = new AbortController();
  let received = 0;
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
      received += 1;
      if (received === 1) stop.abort();
      if (received > 2) process.exit(1);
    });
  }
  return stop.signal;
}
