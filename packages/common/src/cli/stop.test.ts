import { afterEach, expect, test, vi } from "vitest";
import { Stopped, stopSignal } from "./stop.ts";

const exit = vi.spyOn(process, "exit").mockImplementation((() => {}) as never);
afterEach(() => {
  exit.mockClear();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.removeAllListeners(name);
});

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "the first %s aborts, and what npm hands on of it changes nothing",
  (name) => {
    let time = 1000;
    const signal = stopSignal(() => time);
    process.emit(name, name);
    time += 100;
    process.emit(name, name);
    expect([signal.aborted, exit.mock.calls]).toEqual([true, []]);
    expect(signal.reason).toBeInstanceOf(Stopped);
  },
);

test("the next one ends the process at once", () => {
  let time = 1000;
  stopSignal(() => time);
  process.emit("SIGINT", "SIGINT");
  time += 700;
  process.emit("SIGINT", "SIGINT");
  expect(exit.mock.calls).toEqual([[130]]);
});
