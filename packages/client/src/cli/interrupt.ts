/** Why a call was aborted, as a shell says it: 128 and the number of the signal. */
export class Interrupted extends Error {
  constructor(readonly exitCode: number) {
    super("interrupted");
  }
}

const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;
type Name = keyof typeof exitCodes;

/**
 * Aborts its signal on Ctrl-C, so that the uuid can still be printed. More of them change nothing, because npm and npx
 * hand on a Ctrl-C that the terminal has already sent; the process ends in any case.
 */
export function listenForInterrupts(): { readonly signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const stop = (name: Name) => {
    const exitCode = exitCodes[name];
    controller.abort(new Interrupted(exitCode));
    setTimeout(() => process.exit(exitCode), 2000).unref();
  };
  const names = Object.keys(exitCodes) as Name[];
  for (const name of names) process.on(name, stop);
  return {
    signal: controller.signal,
    end() {
      // After an abort they stay: the second Ctrl-C must not kill a process that is about to print the uuid.
      if (!controller.signal.aborted) for (const name of names) process.off(name, stop);
    },
  };
}
