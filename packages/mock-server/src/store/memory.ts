import { virtualTime } from "../clock.ts";
import type { Account } from "../options.ts";
import { judge } from "./acceptance.ts";
import { JobMemory } from "./job-memory.ts";
import type { Acceptance, NewJob, Store, StoreDefaults, StoredAccount } from "./store.ts";
import {
  clearNext,
  newTenantState,
  queueNext,
  settingsOf,
  type TenantState,
  takeNext,
} from "./tenant-state.ts";

/** A store that ends with the process. A method is done when it returns its promise: so it is one atomic step. */
export function createMemoryStore(defaults: StoreDefaults): Store {
  const tenants = new Map<string, Tenant>();
  const of = (name: string): Tenant => {
    let tenant = tenants.get(name);
    if (!tenant) {
      tenant = new Tenant(defaults);
      tenants.set(name, tenant);
    }
    return tenant;
  };
  return {
    account: async (tenant, email) => of(tenant).byEmail.get(email),
    accounts: async (tenant) => [...of(tenant).byId.values()],
    putAccount: async (tenant, account) => of(tenant).putAccount(account),
    setCredits: async (tenant, id, credits) => of(tenant).setCredits(id, credits),
    deleteAccount: async (tenant, id) => of(tenant).deleteAccount(id),
    accept: async (tenant, job) => of(tenant).accept(job),
    jobs: async (tenant, limit) => of(tenant).jobs.newest(limit),
    clock: async (tenant) => of(tenant).state.clock,
    async changeClock(tenant, change) {
      const { state } = of(tenant);
      state.clock = change(state.clock);
      return state.clock;
    },
    settings: async (tenant) => settingsOf(of(tenant).state, defaults),
    async changeSettings(tenant, change) {
      const { state } = of(tenant);
      state.settings = { ...state.settings, ...change(settingsOf(state, defaults)) };
      return settingsOf(state, defaults);
    },
    nextAnswers: async (tenant) => of(tenant).state.next,
    queueNext: async (tenant, next) => queueNext(of(tenant).state, next),
    takeNext: async (tenant, wanted) => takeNext(of(tenant).state, wanted),
    clearNext: async (tenant, id) => clearNext(of(tenant).state, id),
    tenants: async () => [...tenants.keys()],
    reset: async (tenant) => void tenants.delete(tenant),
    close: async () => {},
  };
}

class Tenant {
  readonly state: TenantState;
  readonly jobs = new JobMemory();
  readonly byEmail = new Map<string, StoredAccount>();
  readonly byId = new Map<number, StoredAccount>();
  readonly #lanes: number[] = [];
  readonly #maxJobs: number;

  constructor(defaults: StoreDefaults) {
    this.state = newTenantState(defaults);
    this.#maxJobs = defaults.maxJobs;
    for (const account of defaults.accounts) this.putAccount(account);
  }

  putAccount({ email, userKey, apiKey, credits }: Account): StoredAccount {
    const id = this.byEmail.get(email)?.id ?? ++this.state.lastAccount;
    return this.#keep({ id, email, userKey, apiKey, credits });
  }

  setCredits(id: number, credits: number): StoredAccount | undefined {
    const account = this.byId.get(id);
    return account && this.#keep({ ...account, credits });
  }

  deleteAccount(id: number): boolean {
    const account = this.byId.get(id);
    if (!account) return false;
    this.byId.delete(id);
    this.byEmail.delete(account.email);
    this.jobs.forgetAccount(id);
    return true;
  }

  accept(asked: NewJob): Acceptance {
    const account = this.byId.get(asked.accountId);
    if (!account) return { accepted: false, why: "no-account" };
    const known = this.jobs.byUuid(account.id, asked.uuid);
    const { acceptance, job } = judge(asked, {
      credits: account.credits,
      now: virtualTime(this.state.clock, asked.wall),
      lanes: this.#lanes,
      known,
      earlier: asked.fileExistsBy === "uuid" ? known : this.jobs.byContent(account.id, asked.xxh64),
    });
    if (!(acceptance.accepted && job)) return acceptance;
    if (acceptance.charged !== 0) this.#keep({ ...account, credits: acceptance.credits });
    this.jobs.remember(job, known !== undefined, this.#maxJobs);
    return acceptance;
  }

  #keep(account: StoredAccount): StoredAccount {
    this.byId.set(account.id, account);
    this.byEmail.set(account.email, account);
    return account;
  }
}
