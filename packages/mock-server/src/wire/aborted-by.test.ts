import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import { abortedBy } from "./aborted-by.ts";

test("it aborts with any of the others, also with one that did before, and by itself", () => {
  const [one, other] = [new AbortController(), new AbortController()];
  const first = abortedBy(one.signal, other.signal);
  expect(first.signal.aborted).toBe(false);
  other.abort();
  expect(first.signal.aborted).toBe(true);
  expect(abortedBy(one.signal, other.signal).signal.aborted).toBe(true);
  const own = abortedBy(one.signal);
  own.abort();
  expect([own.signal.aborted, one.signal.aborted]).toEqual([true, false]);
});

test("one that is released leaves nothing at the others, and no longer aborts with them", () => {
  const one = new AbortController();
  const { signal, release } = abortedBy(one.signal);
  expect(getEventListeners(one.signal, "abort")).toHaveLength(1);
  release();
  expect(getEventListeners(one.signal, "abort")).toEqual([]);
  one.abort();
  expect(signal.aborted).toBe(false);
});
