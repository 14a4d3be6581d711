/** One time limit that can be started anew; starting it for an infinite time stops it. */
export function timer(passed: () => void): { start(ms: number): void; stop(): void } {
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
