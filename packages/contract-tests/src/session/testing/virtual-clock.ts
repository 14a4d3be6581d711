/** A clock that only those move who wait by it: they are there at once. It is that of a run, and of a mock. */
export function virtualClock(begin = Date.UTC(2026, 0, 1)) {
  let now = begin;
  const pause = async (ms: number): Promise<void> => {
    now += ms;
  };
  return { now: () => now, pause, sleep: pause };
}
