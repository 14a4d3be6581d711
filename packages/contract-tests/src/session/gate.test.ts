import { expect, test } from "vitest";
import { createGate } from "./gate.ts";
import { virtualClock } from "./testing/virtual-clock.ts";

test("a request that waits for its turn is not sent any more once the run is interrupted", async () => {
  const stop = new AbortController();
  const clock = virtualClock();
  const pause = async (ms: number, signal?: AbortSignal) => {
    stop.abort();
    if (signal !== stop.signal) await clock.pause(ms);
  };
  const gate = createGate({ requests: 9, bytes: 9, rate: 1 }, { ...clock, pause }, stop.signal);
  await gate.turn();
  await expect(gate.turn()).rejects.toThrow("interrupted");
});
