import { expect, test } from "vitest";
import { faultOf } from "../fault-effect.ts";
import { createJournal, type JournalFilter, type Recorded } from "./journal.ts";

const sample: Omit<Recorded, "id"> = {
  tenant: "default",
  time: "2026-01-01T00:00:00.000Z",
  method: "POST",
  path: "/api/analysis-soccer",
  operation: "analysis-soccer",
  status: 200,
  scenario: "accepted",
  reason: "the request is as documented",
  by: "state",
  fault: undefined,
  uuid: "c37d3ce2-e9d0-45de-9656-2a730204f8ca",
  account: 1,
  charged: 4,
  credits: 96,
  bytes: 200,
  video: undefined,
  receivedMs: 1,
  totalMs: 2,
};

const never = new AbortController().signal;
const ids = (entries: readonly Recorded[]) => entries.map(({ id }) => id);

function journalWith(number: number, size = 1000) {
  const journal = createJournal(size);
  const add = ({ tenant = "default", ...changes }: Partial<Recorded> = {}) =>
    journal.add(tenant, (id) => ({ ...sample, tenant, ...changes, id }));
  for (let at = 0; at < number; at += 1) add();
  const list = (filter: JournalFilter = {}, limit = 1000) => ids(journal.list("default", filter, limit));
  const wait = (count: number, filter: JournalFilter = {}, signal = never) =>
    journal.wait("default", filter, count, signal).then(ids);
  return { journal, add, list, wait };
}

test("an entry gets the next id and is given back whole", () => {
  const { journal, add } = journalWith(1);
  expect(add()).toEqual({ ...sample, id: 2 });
  expect(journal.list("default", { after: 1 }, 10)).toEqual([{ ...sample, id: 2 }]);
});

test.each([
  [0, 5, []],
  [1, 5, [5]],
  [3, 2, [1, 2]],
  [3, 3, [1, 2, 3]],
  [3, 4, [2, 3, 4]],
  [3, 6, [4, 5, 6]],
  [3, 7, [5, 6, 7]],
])("a journal of %i remembers the last of %i entries, oldest first", (size, number, left) => {
  expect(journalWith(number, size).list()).toEqual(left);
});

test("a limit leaves the newest that fit", () => {
  const { add, list } = journalWith(3);
  add({ status: 421 });
  expect(list({}, 2)).toEqual([3, 4]);
  expect(list({ status: 200 }, 2)).toEqual([2, 3]);
});

test.each<[JournalFilter, number[]]>([
  [{ after: 3 }, [4, 5]],
  [{ after: 9 }, []],
  [{ status: 421 }, [2]],
  [{ scenario: "wrong-api-key" }, [2]],
  [{ uuid: "00000000-0000-4000-8000-00000000000A" }, [3]],
  [{ fault: "latency" }, [4]],
  [{ fault: "html-502" }, [5]],
  [{ path: "/docs" }, [1]],
  [{ operation: "analysis-soccer" }, [1, 2, 3, 4]],
  [{ status: 200, after: 2, path: "/api/analysis-soccer" }, [3, 4]],
  [{ status: 421, scenario: "accepted" }, []],
])("a filter lets through what fits all of it: %o", (filter, found) => {
  const { add, list } = journalWith(0);
  add({ path: "/docs", uuid: undefined, scenario: "none" });
  add({ status: 421, scenario: "wrong-api-key" });
  add({ uuid: "00000000-0000-4000-8000-00000000000a" });
  add({ fault: faultOf({ fault: "latency", value: "200" }) });
  add({ fault: faultOf({ fault: "html-502" }), status: undefined, operation: undefined });
  expect(list(filter)).toEqual(found);
});

test("each tenant has a journal, and ids, of its own", () => {
  const { journal, add, list } = journalWith(2, 2);
  expect(add({ tenant: "other" }).id).toBe(1);
  expect(list()).toEqual([1, 2]);
  expect(journal.clear("other")).toBe(1);
  expect(list()).toEqual([1, 2]);
  expect(journal.list("unseen", {}, 10)).toEqual([]);
});

test("a clear gives the number that it forgot, and the ids go on", () => {
  const { journal, add, list } = journalWith(5, 3);
  expect(journal.clear("default")).toBe(3);
  expect(list()).toEqual([]);
  add();
  add();
  expect(list()).toEqual([6, 7]);
  expect(journal.clear("unseen")).toBe(0);
});

test("a wait for what is there resolves at once, with all that fits", async () => {
  expect(await journalWith(3).wait(2)).toEqual([1, 2, 3]);
});

test("a wait resolves with the entry that makes it complete", async () => {
  const { add, wait } = journalWith(1);
  const waiting = wait(2, { status: 421 });
  add({ status: 421 });
  add();
  add({ status: 421 });
  add({ status: 421 });
  expect(await waiting).toEqual([2, 4]);
});

test("each wait counts for itself", async () => {
  const { add, wait } = journalWith(0);
  const waits = [wait(1), wait(2), wait(1, { status: 421 })];
  add();
  add({ status: 421 });
  expect(await Promise.all(waits)).toEqual([[1], [1, 2], [2]]);
});

test("a wait can be for more than the journal remembers", async () => {
  const { add, wait, list } = journalWith(0, 0);
  const waiting = wait(2);
  add();
  add();
  expect(await waiting).toEqual([1, 2]);
  expect(list()).toEqual([]);
});

test("an abort ends a wait with what there is", async () => {
  const { add, wait } = journalWith(0);
  const abort = new AbortController();
  const waiting = wait(3, {}, abort.signal);
  add();
  abort.abort();
  expect(await waiting).toEqual([1]);
  add();
  expect(await wait(3, {}, abort.signal)).toEqual([1, 2]);
});

test("what is forgotten while a wait goes on does not count for it", async () => {
  const { journal, add, wait } = journalWith(1);
  const waiting = wait(2);
  journal.clear("default");
  add();
  add();
  expect(await waiting).toEqual([2, 3]);
});
