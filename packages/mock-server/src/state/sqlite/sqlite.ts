import type { Changes, Job } from "../records.ts";
import { newTenant, type RecordSource, recordsOf, type Store, type StoreDefaults } from "../store.ts";
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
        const records = recordsOf(sourceOf(tables, tenant), query);
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

const sourceOf = ({ accounts, jobs }: Tables, tenant: TenantRow): RecordSource => ({
  record: tenant.record,
  lanes: tenant.lanes,
  accounts: {
    byId: (id) => accounts.byId(tenant.id, id),
    byEmail: (email) => accounts.byEmail(tenant.id, email),
    all: () => accounts.all(tenant.id),
  },
  jobs: {
    byUuid: (account, family, uuid) => jobs.byUuid(tenant, account, family, uuid),
    byContent: (account, family, xxh64) => jobs.byContent(tenant, account, family, xxh64),
    byName: (name) => jobs.byName(tenant, name),
    last: tenant.lastJob,
    ownResults: () => jobs.ownResults(tenant),
    newest: (limit) => jobs.newest(tenant, limit),
  },
});

function change(
  { tenants, accounts, jobs }: Tables,
  tenant: TenantRow,
  changes: Changes,
  known: Job | undefined,
  maxJobs: number,
): void {
  const { account, removed, job, changed, lanes, ...record } = changes;
  if (account) accounts.put(tenant.id, account);
  if (removed !== undefined) {
    tenants.saveLastJob(tenant);
    jobs.removeOf(tenant, removed);
    accounts.remove(tenant.id, removed);
  }
  if (job) jobs.put(tenant, job, known, maxJobs);
  if (changed) jobs.replace(tenant, changed);
  if (lanes) tenants.saveLanes(tenant, lanes);
  if (Object.keys(record).length > 0) tenants.save(tenant, record);
}
