import { virtualTime } from "../clock.ts";
import { judge } from "./acceptance.ts";
import { accountTable } from "./account-table.ts";
import { Commits } from "./commits.ts";
import { jobTable } from "./job-table.ts";
import { closeStateFile, type Database, openStateFile } from "./state-file.ts";
import { stateFileErrorFrom } from "./state-file-error.ts";
import type { Acceptance, NewJob, Store, StoreDefaults } from "./store.ts";
import { clearNext, queueNext, settingsOf, type TenantState, takeNext } from "./tenant-state.ts";
import { type TenantRow, tenantTable } from "./tenant-table.ts";

/**
 * A store in a file, which one mock at a time can have open. What was answered outlives the process, however it ends. A
 * machine that loses its power may lose the last steps, as long as its system had not written them to the disk (seconds
 * as a rule), but none by half; the file stays sound.
 *
 * @throws StateFileError the file cannot be used.
 */
export async function openSqliteStore(file: string, defaults: StoreDefaults): Promise<Store> {
  const db = await openStateFile(file);
  try {
    const tables = openTables(db, defaults);
    await tables.commits.step(() => tables.tenants.rescale());
    return { ...accountMethods(tables), ...stateMethods(tables), ...wholeMethods(tables) };
  } catch (error) {
    closeStateFile(db);
    throw stateFileErrorFrom(file, error);
  }
}

type Tables = ReturnType<typeof openTables>;

function openTables(db: Database, defaults: StoreDefaults) {
  const commits = new Commits(db, () => tenants.forgetAtHand());
  const tenants = tenantTable(db, commits, defaults);
  const accounts = accountTable(db, commits);
  const jobs = jobTable(db, commits);
  const begin = (name: string): TenantRow => {
    const tenant = tenants.create(name);
    for (const account of defaults.accounts) accounts.put(tenant.id, ++tenant.state.lastAccount, account);
    tenants.saveState(tenant);
    return tenant;
  };
  /** One step in a tenant. */
  const within = <Result>(name: string, work: (tenant: TenantRow) => Result): Promise<Result> =>
    commits.step(() => work(tenants.find(name) ?? begin(name)));
  return { db, defaults, commits, tenants, accounts, jobs, within };
}

type AccountMethods =
  | "account"
  | "accounts"
  | "putAccount"
  | "setCredits"
  | "deleteAccount"
  | "accept"
  | "jobs";

function accountMethods(tables: Tables): Pick<Store, AccountMethods> {
  const { tenants, accounts, jobs, within } = tables;
  return {
    account: (name, email) => within(name, ({ id }) => accounts.byEmail(id, email)),
    accounts: (name) => within(name, ({ id }) => accounts.all(id)),
    putAccount: (name, account) =>
      within(name, (tenant) => {
        const known = accounts.byEmail(tenant.id, account.email);
        const id = known?.id ?? ++tenant.state.lastAccount;
        if (!known) tenants.saveState(tenant);
        return accounts.put(tenant.id, id, account);
      }),
    setCredits: (name, id, credits) =>
      within(name, (tenant) => {
        const account = accounts.byId(tenant.id, id);
        return account && accounts.put(tenant.id, id, { ...account, credits });
      }),
    deleteAccount: (name, id) =>
      within(name, (tenant) => {
        const there = accounts.byId(tenant.id, id) !== undefined;
        if (there) jobs.removeOf(tenant, id);
        if (there) accounts.remove(tenant.id, id);
        return there;
      }),
    accept: (name, job) => within(name, (tenant) => accept(tables, tenant, job)),
    jobs: (name, limit) => within(name, (tenant) => jobs.newest(tenant, limit)),
  };
}

function accept({ tenants, accounts, jobs, defaults }: Tables, tenant: TenantRow, asked: NewJob): Acceptance {
  const account = accounts.byId(tenant.id, asked.accountId);
  if (!account) return { accepted: false, why: "no-account" };
  const known = jobs.byUuid(tenant, account.id, asked.uuid);
  const { acceptance, job } = judge(asked, {
    credits: account.credits,
    now: virtualTime(tenant.state.clock, asked.wall),
    lanes: tenant.lanes,
    known,
    earlier: asked.fileExistsBy === "uuid" ? known : jobs.byContent(tenant, account.id, asked.xxh64),
  });
  if (!(acceptance.accepted && job)) return acceptance;
  if (acceptance.charged !== 0) accounts.setCredits(tenant.id, account.id, acceptance.credits);
  jobs.put(tenant, job, known, defaults.maxJobs);
  tenants.saveLanes(tenant);
  return acceptance;
}

type StateMethods =
  | "clock"
  | "changeClock"
  | "settings"
  | "changeSettings"
  | "nextAnswers"
  | "queueNext"
  | "takeNext"
  | "clearNext";

function stateMethods({ tenants, defaults, within }: Tables): Pick<Store, StateMethods> {
  /** One step that may change the state of a tenant. */
  const change = <Result>(name: string, work: (state: TenantState) => Result): Promise<Result> =>
    within(name, (tenant) => {
      const result = work(tenant.state);
      tenants.saveState(tenant);
      return result;
    });
  const settings = (state: TenantState) => settingsOf(state, defaults);
  return {
    clock: (name) => within(name, ({ state }) => state.clock),
    changeClock: (name, changed) =>
      change(name, (state) => {
        state.clock = changed(state.clock);
        return state.clock;
      }),
    settings: (name) => within(name, ({ state }) => settings(state)),
    changeSettings: (name, changed) =>
      change(name, (state) => {
        state.settings = { ...state.settings, ...changed(settings(state)) };
        return settings(state);
      }),
    nextAnswers: (name) => within(name, ({ state }) => state.next),
    queueNext: (name, next) => change(name, (state) => queueNext(state, next)),
    takeNext: (name, wanted) =>
      within(name, (tenant) => {
        const taken = takeNext(tenant.state, wanted);
        if (taken && taken.times !== "always") tenants.saveState(tenant);
        return taken;
      }),
    clearNext: (name, id) => change(name, (state) => clearNext(state, id)),
  };
}

function wholeMethods(tables: Tables): Pick<Store, "tenants" | "reset" | "close"> {
  const { db, commits, tenants, accounts, jobs } = tables;
  return {
    tenants: () => commits.step(() => tenants.names()),
    reset: (name) =>
      commits.step(() => {
        const tenant = tenants.find(name);
        if (!tenant) return;
        jobs.removeAll(tenant);
        accounts.removeAll(tenant.id);
        tenants.remove(tenant);
      }),
    async close() {
      if (commits.close()) closeStateFile(db);
    },
  };
}
