import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Clock } from "../request/clock.ts";
import { Agenda, type Entry } from "./agenda.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const day = 86_400_000;

function agendaOf() {
  const clock = new Clock();
  const agenda = new Agenda(clock);
  const woken: string[] = [];
  const entry = (name: string): Entry => ({ at: 0, turn: 0, wake: () => void woken.push(name) });
  return { clock, agenda, woken, entry };
}

test("whatever is set, moved and deleted, each wakes once, in the order of the times and then of the turns", () => {
  const steps = fc.array(fc.record({ name: fc.nat(30), at: fc.nat(20), gone: fc.boolean() }), {
    maxLength: 99,
  });
  const property = fc.property(steps, (all) => {
    const { agenda, woken, entry } = agendaOf();
    const entries = Array.from({ length: 31 }, (_, n) => entry(`${n}`));
    const model = new Map<string, number>();
    for (const { name, at, gone } of all) {
      model.delete(`${name}`);
      if (gone) agenda.delete(entries[name] as Entry);
      else agenda.set(entries[name] as Entry, at);
      if (!gone) model.set(`${name}`, at);
      expect(vi.getTimerCount()).toBe(Math.min(1, model.size));
    }
    vi.advanceTimersByTime(50);
    expect(woken).toEqual([...model].sort(([, one], [, other]) => one - other).map(([name]) => name));
    expect(vi.getTimerCount()).toBe(0);
  });
  fc.assert(property, { numRuns: 300 });
});

test("a time that is further away than any timer takes wakes then, and not before", () => {
  const { agenda, woken, entry } = agendaOf();
  agenda.set(entry("far"), 40 * day);
  expect(vi.getTimerCount()).toBe(1);
  vi.setSystemTime(Date.now() + 40 * day - 5000);
  vi.advanceTimersByTime(4999);
  expect(woken).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(woken).toEqual(["far"]);
});

test("after a sleep of the machine it wakes within a second", () => {
  const { agenda, woken, entry } = agendaOf();
  agenda.set(entry("one"), 600_000);
  vi.advanceTimersByTime(2000);
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(1000);
  expect(woken).toEqual(["one"]);
});

test("when its clock goes faster, it wakes sooner", () => {
  const { agenda, clock, woken, entry } = agendaOf();
  agenda.set(entry("one"), 60_000);
  clock.follow({ "x-remo-mock-clock": "now=0, scale=1000" });
  vi.advanceTimersByTime(59);
  expect(woken).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(woken).toEqual(["one"]);
});

test("one that is set to no time is not in it", () => {
  const { agenda, entry } = agendaOf();
  agenda.set(entry("one"), Number.POSITIVE_INFINITY);
  expect(vi.getTimerCount()).toBe(0);
});
