import { createJournal, type Recorded, shownEntry } from "./journal/journal.ts";
import { createMetrics } from "./journal/metrics.ts";
import type { ResolvedMockOptions } from "./options.ts";
import { createRandom } from "./random.ts";
import { createChanges } from "./state/changes.ts";
import { createState, type State } from "./state/state.ts";
import type { Store, StoreDefaults } from "./state/store.ts";
import { createTenantCheck } from "./tenant.ts";

/** What the parts of one mock share. */
export type MockCore = {
  readonly options: ResolvedMockOptions;
  readonly state: State;
  readonly journal: ReturnType<typeof createJournal>;
  readonly metrics: ReturnType<typeof createMetrics>;
  readonly random: ReturnType<typeof createRandom>;
  readonly tenants: ReturnType<typeof createTenantCheck>;
  readonly changes: ReturnType<typeof createChanges>;
  /** Records a request: in the journal, in the metrics, in the log. */
  record(tenant: string, build: (id: number) => Recorded): void;
  /** Forgets all of a tenant: it starts again, with the random numbers of its seed. */
  forget(tenant: string): Promise<void>;
};

export function createCore(options: ResolvedMockOptions, store: Store): MockCore {
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
    record(tenant, build) {
      const recorded = journal.add(tenant, build);
      metrics.observe(recorded);
      changes.notify(tenant);
      try {
        options.log(shownEntry(recorded));
      } catch (error) {
        console.warn("The log function of the mock threw:", error); // The caller still gets the answer that was paid for.
      }
    },
    async forget(tenant) {
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
