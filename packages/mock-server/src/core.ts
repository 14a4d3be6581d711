import { type Changes, createChanges } from "./changes.ts";
import { createDraws, type Draws } from "./draws.ts";
import { createJournal, type Journal, type JournalEntry } from "./journal.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import type { ResolvedMockOptions } from "./options.ts";
import type { Store, StoreDefaults } from "./store/store.ts";
import { createTenantCheck, type TenantCheck } from "./tenant.ts";

/** What the parts of one mock share. */
export type MockCore = {
  readonly options: ResolvedMockOptions;
  readonly store: Store;
  readonly journal: Journal;
  readonly metrics: Metrics;
  readonly draws: Draws;
  readonly tenants: TenantCheck;
  readonly changes: Changes;
  /** Tells of a request: in the journal, in the metrics, to the log. */
  tell(entry: Omit<JournalEntry, "id">): void;
  /** Forgets all of a tenant: it begins anew, with the draws of its seed. */
  forget(tenant: string): Promise<void>;
};

export function createCore(options: ResolvedMockOptions, store: Store): MockCore {
  const journal = createJournal(options.journalSize);
  const metrics = createMetrics();
  const draws = createDraws(options);
  const changes = createChanges();
  return {
    options,
    store,
    journal,
    metrics,
    draws,
    tenants: createTenantCheck(store),
    changes,
    tell(entry) {
      const told = journal.add(entry);
      metrics.observe(told);
      changes.tell(told.tenant);
      try {
        options.log(told);
      } catch (error) {
        console.warn("The log function of the mock threw:", error); // The caller still gets the answer that was paid for.
      }
    },
    async forget(tenant) {
      await store.reset(tenant);
      journal.clear(tenant);
      draws.reset(tenant);
    },
  };
}

/** What a store begins every tenant with. */
export const storeDefaults = (options: ResolvedMockOptions): StoreDefaults => ({
  accounts: options.accounts,
  settings: { profile: options.profile, faults: options.faults },
  timeScale: options.timeScale,
  maxJobs: options.maxJobs,
  now: () => options.time.now(),
});
