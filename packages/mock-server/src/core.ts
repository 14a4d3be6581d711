import { createJournal, type Recorded, shownEntry } from "./journal/journal.ts";
import { createMetrics } from "./journal/metrics.ts";
import type { ResolvedMockOptions } from "./options.ts";
import { createRandom } from "./random.ts";
import { createChanges } from "./state/changes.ts";
import { createState } from "./state/state.ts";
import type { Store, StoreDefaults } from "./state/store.ts";
import { createTenantCheck } from "./tenant.ts";

export type MockCore = ReturnType<typeof createCore>;

/** What the parts of one mock share. */
export function createCore(options: ResolvedMockOptions, store: Store) {
  const journal = createJournal(options.journalSize);
  const metrics = createMetrics();
  const random = createRandom(options);
  const changes = createChanges();
  return {
    options,
    state: createState(store, { profile: options.profile, faults: options.faults }),
    journal,
    metrics,
    random,
    tenants: createTenantCheck(store),
    changes,
    /** Records a request: in the journal, in the metrics, in the log. */
    record(tenant: string, build: (id: number) => Recorded): void {
      const recorded = journal.add(tenant, build);
      metrics.observe(recorded);
      changes.notify(tenant);
      try {
        options.log(shownEntry(recorded));
      } catch (error) {
        console.warn("The log function of the mock threw:", error); // The caller still gets the answer that was paid for.
      }
    },
    /** Forgets all of a tenant: it starts again, with the random numbers of its seed. */
    async forget(tenant: string): Promise<void> {
      await store.reset(tenant);
      journal.clear(tenant);
      random.reset(tenant);
    },
  };
}

/** What a store begins every tenant with. */
export const storeDefaults = (options: ResolvedMockOptions): StoreDefaults => ({
  accounts: options.accounts,
  timeScale: options.timeScale,
  maxJobs: options.maxJobs,
  now: () => options.time.now(),
});
