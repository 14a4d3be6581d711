// How a client's time goes, by a false clock of the machine.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Clock } from "./clock.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance", "Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const at = (now: number, scale: number | string) => ({ "x-remo-mock-clock": `now=${now}, scale=${scale}` });

/** What passes of a clock's time while something happens. */
function passing(clock: Clock, happens: () => void): number {
  const before = clock.now();
  happens();
  return clock.now() - before;
}
const pass = (ms: number) => () => void vi.advanceTimersByTime(ms);

test("it goes as the machine's, leaps over its sleep, and does not go back when that is set back", () => {
  const clock = new Clock();
  expect(passing(clock, pass(1500))).toBe(1500);
  expect(passing(clock, () => vi.setSystemTime(Date.now() + 3_600_000))).toBe(3_600_000);
  expect(passing(clock, () => vi.setSystemTime(Date.now() - 7_200_000))).toBe(0);
  expect(passing(clock, pass(10))).toBe(10);
});

test("it goes as fast as the mock's clock, also when that changes its pace", () => {
  const clock = new Clock();
  clock.follow(at(1_000_000, 1000));
  expect(clock.scale).toBe(1000);
  expect(passing(clock, pass(11))).toBe(11_000);
  clock.follow(at(1_011_000, 0.5));
  expect(passing(clock, pass(1000))).toBe(500);
});

test("it leaps where the mock's clock was put forward, or went faster than was known", () => {
  const clock = new Clock();
  clock.follow(at(1_000_000, 1));
  vi.advanceTimersByTime(100);
  expect(passing(clock, () => clock.follow(at(1_060_100, 60)))).toBe(60_000);
  vi.advanceTimersByTime(100);
  expect(passing(clock, () => clock.follow(at(1_066_100, 60)))).toBe(0);
});

test("answers that were long on their way do not make it faster", () => {
  const clock = new Clock();
  clock.follow(at(1_000_000, 1000));
  const passed = passing(clock, () => {
    for (let n = 1; n <= 50; n++) {
      vi.advanceTimersByTime(2);
      clock.follow(at(1_000_000 + n * 2000 - (n % 2) * 1500, 1000));
    }
  });
  expect(passed).toBe(100_000);
});

test("a mock's clock that was set back does not take time back, and is followed from there", () => {
  const clock = new Clock();
  clock.follow(at(1_000_000_000, 1));
  expect(passing(clock, () => clock.follow(at(5_000, 1)))).toBe(0);
  expect(passing(clock, () => clock.follow(at(15_000, 1)))).toBe(10_000);
});

test.each([
  ["no header", {}],
  ["a clock that stands", at(5_000_000_000, 0)],
  ["nonsense", { "x-remo-mock-clock": "now=soon, scale=fast" }],
  ["a pace below zero", at(5_000_000_000, -3)],
  ["a pace that no number is", at(5_000_000_000, "9".repeat(400))],
  ["a pace that no mock has", at(5_000_000_000, `1${"0".repeat(308)}`)],
  ["a pace at which nothing passes", at(5_000_000_000, "0.0000000000000000001")],
])("with %s, time is real again", (_, headers) => {
  const clock = new Clock();
  clock.follow(at(1_000_000, 1000));
  expect(passing(clock, () => clock.follow(headers))).toBe(0);
  expect(passing(clock, pass(20))).toBe(20);
});
