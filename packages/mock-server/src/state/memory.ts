import { kept } from "../kept.ts";
import { JobMemory } from "./job-memory.ts";
import type { Changes, Query, Records, StoredAccount, TenantRecord } from "./records.ts";
import { newTenant, type Store, type StoreDefaults } from "./store.ts";

/** A store that ends with the process. A step is done when its promise is returned: so it is atomic. */
export function createMemoryStore(defaults: StoreDefaults): Store {
  const tenants = new Map<string, Tenant>();
  return {
    async transact(name, query, rule) {
      const tenant = kept(tenants, name, () => new Tenant(defaults));
      const { result, changes } = rule(tenant.read(query));
      if (changes) tenant.change(changes);
      return result;
    },
    tenants: async () => [...tenants.keys()],
    reset: async (name) => void tenants.delete(name),
    close: async () => {},
  };
}

const none: readonly never[] = [];

class Tenant {
  readonly #jobs = new JobMemory();
  readonly #byEmail = new Map<string, StoredAccount>();
  readonly #byId = new Map<number, StoredAccount>();
  readonly #maxJobs: number;
  #record: TenantRecord;
  #lanes: readonly number[] = [];

  constructor(defaults: StoreDefaults) {
    const { record, accounts } = newTenant(defaults);
    this.#record = record;
    this.#maxJobs = defaults.maxJobs;
    for (const account of accounts) this.#keep(account);
  }

  read({ account: asked, accounts, job, twin, jobs }: Query): Records {
    const { clock, settings, queue, lastAccount } = this.#record;
    const account = asked && ("id" in asked ? this.#byId.get(asked.id) : this.#byEmail.get(asked.email));
    return {
      clock,
      settings,
      queue,
      lastAccount,
      account,
      accounts: accounts ? [...this.#byId.values()] : none,
      job: job && (account || !asked) ? this.#jobs.byUuid(account?.id, job.family, job.uuid) : undefined,
      twin: account && twin && this.#jobs.byContent(account.id, twin.family, twin.xxh64),
      jobs: jobs === undefined ? none : this.#jobs.newest(jobs),
      lanes: this.#lanes,
    };
  }

  change(changes: Changes): void {
    const { account, removed, job, lanes, clock, settings, queue, lastAccount } = changes;
    if (account) this.#keep(account);
    if (removed !== undefined) this.#remove(removed);
    if (job) this.#jobs.remember(job, this.#maxJobs);
    if (lanes) this.#lanes = lanes;
    if (!(clock || settings || queue || lastAccount)) return;
    const now = this.#record;
    this.#record = {
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
    this.#jobs.forgetAccount(id);
  }
}
