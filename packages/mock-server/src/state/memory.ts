import { kept } from "../kept.ts";
import { JobMemory } from "./job-memory.ts";
import type { Changes, StoredAccount, TenantRecord } from "./records.ts";
import { newTenant, type RecordSource, recordsOf, type Store, type StoreDefaults } from "./store.ts";

/** A store that ends with the process. A step is done when its promise is returned: so it is atomic. */
export function createMemoryStore(defaults: StoreDefaults): Store {
  const tenants = new Map<string, Tenant>();
  return {
    async transact(name, query, rule) {
      const tenant = kept(tenants, name, () => new Tenant(defaults));
      const { result, changes } = rule(recordsOf(tenant, query));
      if (changes) tenant.change(changes);
      return result;
    },
    tenants: async () => [...tenants.keys()],
    reset: async (name) => void tenants.delete(name),
    close: async () => {},
  };
}

class Tenant implements RecordSource {
  readonly jobs = new JobMemory();
  readonly #byEmail = new Map<string, StoredAccount>();
  readonly #byId = new Map<number, StoredAccount>();
  readonly accounts = {
    byId: (id: number) => this.#byId.get(id),
    byEmail: (email: string) => this.#byEmail.get(email),
    all: () => [...this.#byId.values()],
  };
  readonly #maxJobs: number;
  record: TenantRecord;
  lanes: readonly number[] = [];

  constructor(defaults: StoreDefaults) {
    const { record, accounts } = newTenant(defaults);
    this.record = record;
    this.#maxJobs = defaults.maxJobs;
    for (const account of accounts) this.#keep(account);
  }

  change(changes: Changes): void {
    const { account, removed, job, changed, lanes, clock, settings, queue, lastAccount } = changes;
    if (account) this.#keep(account);
    if (removed !== undefined) this.#remove(removed);
    if (job) this.jobs.remember(job, this.#maxJobs);
    if (changed) this.jobs.replace(changed);
    if (lanes) this.lanes = lanes;
    if (!(clock || settings || queue || lastAccount)) return;
    const now = this.record;
    this.record = {
      clock: clock ?? now.clock,
      settings: settings ?? now.settings,
      queue: queue ?? now.queue,
      lastAccount: lastAccount ?? now.lastAccount,
    };
  }

  #keep(account: StoredAccount): void {
    this.#byId.set(account.id, account);
    this.#byEmail.set(account.email, account);
  }

  #remove(id: number): void {
    const account = this.#byId.get(id);
    if (account) this.#byEmail.delete(account.email);
    this.#byId.delete(id);
    this.jobs.forgetAccount(id);
  }
}
