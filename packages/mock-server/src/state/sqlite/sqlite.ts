import type { Changes, Job, Query, Records } from "../records.ts";
import { newTenant, type Store, type StoreDefaults } from "../store.ts";
import { accountTable } from "./account-table.ts";
import { Commits } from "./commits.ts";
import type { Database } from "./database.ts";
import { jobTable } from "./job-table.ts";
import { closeStateFile, openStateFile } from "./state-file.ts";
import { stateFileErrorFrom } from "./state-file-error.ts";
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
    return storeOf(tables, defaults);
  } catch (error) {
    closeStateFile(db);
    throw stateFileErrorFrom(file, error);
  }
}

type Tables = ReturnType<typeof openTables>;

function openTables(db: Database, defaults: StoreDefaults) {
  const commits = new Commits(db, () => tenants.forgetAtHand());
  const tenants = tenantTable(db, commits, defaults);
  return { db, commits, tenants, accounts: accountTable(db, commits), jobs: jobTable(db, commits) };
}

function storeOf(tables: Tables, defaults: StoreDefaults): Store {
  const { db, commits, tenants, accounts, jobs } = tables;
  return {
    transact: (name, query, rule) =>
      commits.step(() => {
        const tenant = tenants.find(name) ?? begin(tables, name, defaults);
        const records = read(tables, tenant, query);
        const { result, changes } = rule(records);
        if (changes) change(tables, tenant, changes, records.job, defaults.maxJobs);
        return result;
      }),
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

function begin({ tenants, accounts }: Tables, name: string, defaults: StoreDefaults): TenantRow {
  const { record, accounts: first } = newTenant(defaults);
  const tenant = tenants.create(name, record);
  for (const account of first) accounts.put(tenant.id, account);
  return tenant;
}

const none: readonly never[] = [];

function read({ accounts, jobs }: Tables, tenant: TenantRow, query: Query): Records {
  const { account: asked, accounts: all, job, twin, jobs: limit } = query;
  const account =
    asked && ("id" in asked ? accounts.byId(tenant.id, asked.id) : accounts.byEmail(tenant.id, asked.email));
  const { clock, settings, queue, lastAccount } = tenant.record;
  return {
    clock,
    settings,
    queue,
    lastAccount,
    account,
    accounts: all ? accounts.all(tenant.id) : none,
    job: job && (account || !asked) ? jobs.byUuid(tenant, account?.id, job.family, job.uuid) : undefined,
    twin: account && twin && jobs.byContent(tenant, account.id, twin.family, twin.xxh64),
    jobs: limit === undefined ? none : jobs.newest(tenant, limit),
    lanes: tenant.lanes,
  };
}

function change(
  { tenants, accounts, jobs }: Tables,
  tenant: TenantRow,
  changes: Changes,
  known: Job | undefined,
  maxJobs: number,
): void {
  const { account, removed, job, lanes, ...record } = changes;
  if (account) accounts.put(tenant.id, account);
  if (removed !== undefined) {
    jobs.removeOf(tenant, removed);
    accounts.remove(tenant.id, removed);
  }
  if (job) jobs.put(tenant, job, known, maxJobs);
  if (lanes) tenants.saveLanes(tenant, lanes);
  if (Object.keys(record).length > 0) tenants.save(tenant, record);
}
