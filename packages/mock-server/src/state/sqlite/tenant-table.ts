import { rescaled } from "../clock.ts";
import type { TenantRecord } from "../records.ts";
import type { StoreDefaults } from "../store.ts";
import type { Commits } from "./commits.ts";
import type { Database } from "./database.ts";
import { parseLanes, parseState } from "./tenant-state.ts";

/** A tenant as it is at hand: no other process can change the file, so it need not be read again. */
export type TenantRow = {
  readonly id: number;
  readonly name: string;
  record: TenantRecord;
  lanes: readonly number[];
  /** Jobs that it has. */
  jobs: number;
  /** `seq` of the last job. */
  lastSeq: number;
  /** The id that a job got last. */
  lastJob: number;
};

/** Tenants that are kept at hand. */
const atHand = 1000;

/** The table `tenants`. */
export function tenantTable(db: Database, commits: Commits, defaults: StoreDefaults) {
  const rows = new Map<string, TenantRow>();
  const byName = db.prepare("SELECT id, state, lanes, last_job AS lastJob FROM tenants WHERE name = ?");
  const sizes = db.prepare(
    `SELECT count(*) AS jobs, coalesce(max(seq), 0) AS lastSeq, coalesce(max(id), 0) AS lastJob
      FROM jobs WHERE tenant = ?`,
  );
  const all = db.prepare("SELECT id, name, state FROM tenants ORDER BY id");
  const insert = commits.write("INSERT INTO tenants (name, state) VALUES (?, ?)");
  const saveState = commits.write("UPDATE tenants SET state = ? WHERE id = ?");
  const saveLanes = commits.write("UPDATE tenants SET lanes = ? WHERE id = ?");
  const saveLastJob = commits.write("UPDATE tenants SET last_job = ? WHERE id = ?");
  const remove = commits.write("DELETE FROM tenants WHERE id = ?");

  const read = (name: string): TenantRow | undefined => {
    const found = byName.get(name) as
      | { id: number; state: string; lanes: string; lastJob: number }
      | undefined;
    if (!found) return undefined;
    const { jobs, lastSeq, ...newest } = sizes.get(found.id) as Pick<
      TenantRow,
      "jobs" | "lastSeq" | "lastJob"
    >;
    const lastJob = Math.max(found.lastJob, newest.lastJob);
    const [record, lanes] = [parseState(found.state), parseLanes(found.lanes)];
    return { id: found.id, name, record, lanes, jobs, lastSeq, lastJob };
  };

  return {
    find(name: string): TenantRow | undefined {
      const known = rows.get(name);
      if (known) return known;
      const row = read(name);
      if (rows.size >= atHand) rows.clear();
      if (row) rows.set(name, row);
      return row;
    },
    create(name: string, record: TenantRecord): TenantRow {
      insert(name, JSON.stringify(record));
      return this.find(name) as TenantRow;
    },
    save(tenant: TenantRow, changes: Partial<TenantRecord>): void {
      tenant.record = { ...tenant.record, ...changes };
      saveState(JSON.stringify(tenant.record), tenant.id);
    },
    saveLanes(tenant: TenantRow, lanes: readonly number[]): void {
      tenant.lanes = lanes;
      saveLanes(JSON.stringify(lanes), tenant.id);
    },
    /** Before jobs go: what the newest of them was called. */
    saveLastJob: ({ id, lastJob }: TenantRow) => saveLastJob(lastJob, id),
    remove({ id, name }: TenantRow): void {
      remove(id);
      rows.delete(name);
    },
    names: () => (all.all() as { name: string }[]).map(({ name }) => name),
    /** To be called once, at the start: from now on every clock runs as fast as it was asked for. */
    rescale(): void {
      for (const { id, state: text } of all.all() as { id: number; state: string }[]) {
        const state = parseState(text);
        if (state.clock.scale === defaults.timeScale) continue;
        const clock = rescaled(state.clock, defaults.now(), defaults.timeScale);
        saveState(JSON.stringify({ ...state, clock }), id);
      }
    },
    forgetAtHand: () => rows.clear(),
  };
}
