import { families } from "@remo-kit/openapi";
import type { Job, JobName } from "../records.ts";
import type { Commits } from "./commits.ts";
import type { Database } from "./database.ts";
import { parseResult } from "./tenant-state.ts";
import type { TenantRow } from "./tenant-table.ts";

const columns =
  "uuid, account AS accountId, xxh64, accepted_at AS acceptedAt, ready_at AS readyAt, times, charged, family, started_at AS startedAt, failure, id, result";

/** The table `jobs`. It keeps count in the row of the tenant. */
export function jobTable(db: Database, commits: Commits) {
  const ofFamily = `SELECT ${columns} FROM jobs WHERE tenant = ? AND account = ? AND family = ?`;
  const byUuid = db.prepare(`${ofFamily} AND uuid_key = ?`);
  const ofAnybody = db.prepare(
    `SELECT ${columns} FROM jobs INDEXED BY jobs_by_uuid WHERE tenant = ?1
      AND account IN (SELECT id FROM accounts WHERE tenant = ?1) AND family = ?2 AND uuid_key = ?3`,
  );
  const byContent = db.prepare(`${ofFamily} AND xxh64 = ? ORDER BY seq DESC LIMIT 1`);
  const newest = db.prepare(`SELECT ${columns} FROM jobs WHERE tenant = ? ORDER BY seq DESC LIMIT ?`);
  const byId = db.prepare(`SELECT ${columns} FROM jobs WHERE tenant = ? AND id = ?`);
  const everyUuid = db.prepare(
    `SELECT ${columns} FROM jobs INDEXED BY jobs_by_uuid WHERE tenant = ?1
      AND account IN (SELECT id FROM accounts WHERE tenant = ?1)
      AND family IN (SELECT value FROM json_each(?2)) AND uuid_key = ?3`,
  );
  const withResult = db.prepare("SELECT count(*) AS jobs FROM jobs WHERE tenant = ? AND result IS NOT NULL");
  const count = db.prepare("SELECT count(*) AS jobs FROM jobs WHERE tenant = ?");
  const put = commits.write(
    "INSERT OR REPLACE INTO jobs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const replace = commits.write(
    "UPDATE jobs SET started_at = ?, ready_at = ?, failure = ?, result = ? WHERE tenant = ? AND id = ?",
  );
  const removeOldest = commits.write(
    "DELETE FROM jobs WHERE tenant = ? AND seq IN (SELECT seq FROM jobs WHERE tenant = ? ORDER BY seq LIMIT ?)",
  );
  const removeOf = commits.write("DELETE FROM jobs WHERE tenant = ? AND account = ?");
  const removeAll = commits.write("DELETE FROM jobs WHERE tenant = ?");
  return {
    /** The job of an account; of any account where none is given. */
    byUuid({ id }: TenantRow, account: number | undefined, family: string, uuid: string) {
      const key = uuid.toLowerCase();
      return toJob(account ? byUuid.get(id, account, family, key) : ofAnybody.get(id, family, key));
    },
    byContent: (tenant: TenantRow, account: number, family: string, xxh64: string) =>
      toJob(byContent.get(tenant.id, account, family, xxh64)),
    newest: (tenant: TenantRow, limit: number) =>
      newest.all(tenant.id, Math.min(limit, Number.MAX_SAFE_INTEGER)).map((row) => toJob(row) as Job),
    /** By its id; or all with a uuid. */
    byName({ id: tenant }: TenantRow, name: JobName): Job[] {
      const rows =
        "id" in name
          ? byId.all(tenant, name.id)
          : everyUuid.all(tenant, JSON.stringify(families), name.uuid.toLowerCase());
      return rows.map((row) => toJob(row) as Job);
    },
    ownResults: ({ id }: TenantRow) => (withResult.get(id) as { jobs: number }).jobs,
    /** Puts a job in the place of `known`, the one with its uuid, and forgets the oldest beyond `most`. */
    put(tenant: TenantRow, job: Job, known: Job | undefined, most: number): void {
      const { uuid, accountId, xxh64, acceptedAt, readyAt, times, charged, family, startedAt, id } = job;
      const seq = ++tenant.lastSeq;
      const key = uuid.toLowerCase();
      if (!known) tenant.jobs++;
      tenant.lastJob = Math.max(tenant.lastJob, id);
      put(
        ...[tenant.id, seq, accountId, key, uuid, xxh64, acceptedAt, readyAt, times, charged],
        ...[family, startedAt, job.failure ?? null, id, textOf(job.result)],
      );
      if (tenant.jobs <= most) return;
      removeOldest(tenant.id, tenant.id, tenant.jobs - most);
      tenant.jobs = most;
    },
    /** Puts a job in the place of the one with its id. */
    replace({ id: tenant }: TenantRow, { id, startedAt, readyAt, failure, result }: Job): void {
      replace(startedAt, readyAt, failure ?? null, textOf(result), tenant, id);
    },
    removeOf(tenant: TenantRow, account: number): void {
      removeOf(tenant.id, account);
      tenant.jobs = (count.get(tenant.id) as { jobs: number }).jobs;
    },
    removeAll: (tenant: TenantRow) => removeAll(tenant.id),
  };
}

const textOf = (result: object | undefined): string | null => (result ? JSON.stringify(result) : null);

/** libsql adds to a row what the query took, as `_metadata`. */
function toJob(row: unknown): Job | undefined {
  if (!row) return undefined;
  const { _metadata, failure, result, ...job } = row as Omit<Job, "result"> & {
    readonly result: string | null;
    readonly _metadata: unknown;
  };
  return { ...job, failure: failure ?? undefined, result: result === null ? undefined : parseResult(result) };
}
