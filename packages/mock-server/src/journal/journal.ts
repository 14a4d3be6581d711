import type { components, operations } from "../../generated/control.types.ts";
import type { Fault } from "../fault-effect.ts";
import { faultText } from "../faults.ts";
import { kept } from "../kept.ts";

type Described = components["schemas"]["JournalEntry"];
type Query = NonNullable<operations["journal"]["parameters"]["query"]>;

/** What is recorded of one request: enough to see what happened; no key, no e-mail address, no byte of the video. */
export type JournalEntry = {
  readonly [Field in keyof Required<Described>]: Described[Field];
};

/** An entry as it is kept: its fault is what acted. */
export type Recorded = Omit<JournalEntry, "fault"> & { readonly fault: Fault | undefined };

export const shownEntry = (entry: Recorded): JournalEntry =>
  entry.fault ? { ...entry, fault: faultText(entry.fault) } : (entry as JournalEntry);

/** Which entries: all that is given must fit. */
export type JournalFilter = Readonly<Omit<Query, "limit" | "operation">> & {
  readonly operation?: string | undefined;
};

/** A tenant's entries: a ring, of which `at` is the place of the next one. */
type Page = { ring: Recorded[]; at: number; last: number; readonly waiters: Set<Waiter> };

type Waiter = {
  readonly filter: JournalFilter;
  readonly count: number;
  found: Recorded[];
  done(): void;
};

/**
 * The last requests, in this process. Adding one costs the same however many there are.
 *
 * @param size entries that are remembered of each tenant; the oldest is forgotten first. 0 remembers none.
 */
export function createJournal(size: number) {
  const pages = new Map<string, Page>();
  const pageOf = (tenant: string) =>
    kept(pages, tenant, () => ({ ring: [], at: 0, last: 0, waiters: new Set<Waiter>() }));
  return {
    /** Adds the entry that `build` makes of the next id. */
    add(tenant: string, build: (id: number) => Recorded): Recorded {
      const page = pageOf(tenant);
      page.last += 1;
      const entry = build(page.last);
      if (size > 0) {
        page.ring[page.at] = entry;
        page.at = (page.at + 1) % size;
      }
      if (page.waiters.size > 0) wake(page.waiters, entry);
      return entry;
    },
    /** The newest `limit` entries of a tenant that fit, oldest of them first. */
    list(tenant: string, filter: JournalFilter, limit: number): readonly Recorded[] {
      const page = pages.get(tenant);
      return page ? newest(page, filter, limit) : [];
    },
    /** Resolves when `count` entries fit, or when `signal` aborts; with those that fit then. */
    wait: (tenant: string, filter: JournalFilter, count: number, signal: AbortSignal) =>
      waitFor(pageOf(tenant), filter, count, signal),
    /** Forgets a tenant's entries; the number of them. */
    clear(tenant: string): number {
      const page = pages.get(tenant);
      if (!page) return 0;
      const number = page.ring.length;
      page.ring = [];
      page.at = 0;
      for (const waiter of page.waiters) waiter.found = [];
      return number;
    },
  };
}

function newest({ ring, at }: Page, filter: JournalFilter, limit: number): Recorded[] {
  const found: Recorded[] = [];
  for (let back = 1; back <= ring.length && found.length < limit; back += 1) {
    const entry = ring.at((at - back) % ring.length) as Recorded;
    if (entry.id <= (filter.after ?? 0)) break;
    if (fits(entry, filter)) found.push(entry);
  }
  return found.reverse();
}

/** What is new counts when it comes, so that a wait is for more than the ring can hold, too. */
function waitFor(
  page: Page,
  filter: JournalFilter,
  count: number,
  signal: AbortSignal,
): Promise<readonly Recorded[]> {
  const found = newest(page, filter, Number.POSITIVE_INFINITY);
  if (found.length >= count || signal.aborted) return Promise.resolve(found);
  return new Promise<readonly Recorded[]>((resolve) => {
    const waiter: Waiter = {
      filter,
      count,
      found,
      done() {
        page.waiters.delete(waiter);
        signal.removeEventListener("abort", waiter.done);
        resolve(waiter.found);
      },
    };
    page.waiters.add(waiter);
    signal.addEventListener("abort", waiter.done);
  });
}

function wake(waiters: ReadonlySet<Waiter>, entry: Recorded): void {
  for (const waiter of waiters) {
    if (!fits(entry, waiter.filter)) continue;
    waiter.found.push(entry);
    if (waiter.found.length >= waiter.count) waiter.done();
  }
}

function fits(entry: Recorded, { after = 0, uuid, fault, ...equal }: JournalFilter): boolean {
  return (
    entry.id > after &&
    (uuid === undefined || entry.uuid?.toLowerCase() === uuid.toLowerCase()) &&
    (fault === undefined || entry.fault?.fault === fault) &&
    Object.entries(equal).every(
      ([name, value]) => value === undefined || entry[name as keyof typeof equal] === value,
    )
  );
}
