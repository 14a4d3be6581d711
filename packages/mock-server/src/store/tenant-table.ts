import { rescaled } from "../clock.ts";
import type { Commits } from "./commits.ts";
import type { Database } from "./state-file.ts";
import type { StoreDefaults } from "./store.ts";
import { newTenantState, type TenantState } from "./tenant-state.ts";

/** A tenant as it is at hand: nobody else can change the file, so it need not be read again. */
export type TenantRow = {
  readonly id: number;
  readonly name: string;
  readonly state: TenantState;
  readonly lanes: number[];
  /** Jobs that it has. */
  jobs: number;
  /** `seq` of the last job. */
  lastSeq: number;
};

/** Tenants that are kept at hand. */
const atHand = 1000;

/** The table `tenants`. Whoever changes the state or the lanes of a row saves it in the same step. */
export function tenantTable(db: Database, commits: Commits, defaults: StoreDefaults) {
  const rows = new Map<string, TenantRow>();
  const byName = db.prepare("SELECT id, state, lanes FROM tenants WHERE name = ?");
  const sizes = db.prepare(
    "SELECT count(*) AS jobs, coalesce(max(seq), 0) AS lastSeq FROM jobs WHERE tenant = ?",
  );
  const all = db.prepare("SELECT id, name, state FROM tenants ORDER BY id");
  const insert = commits.write("INSERT INTO tenants (name, state) VALUES (?, ?)");
  const saveState = commits.write("UPDATE tenants SET state = ? WHERE id = ?");
  const saveLanes = commits.write("UPDATE tenants SET lanes = ? WHERE id = ?");
  const remove = commits.write("DELETE FROM tenants WHERE id = ?");

  const read = (name: string): TenantRow | undefined => {
    const found = byName.get(name) as { id: number; state: string; lanes: string } | undefined;
    if (!found) return undefined;
    const { jobs, lastSeq } = sizes.get(found.id) as { jobs: number; lastSeq: number };
    const state = readState(found.state, defaults);
    return { id: found.id, name, state, lanes: JSON.parse(found.lanes), jobs, lastSeq };
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
    create(name: string): TenantRow {
      insert(name, JSON.stringify(newTenantState(defaults)));
      return this.find(name) as TenantRow;
    },
    saveState: ({ id, state }: TenantRow) => saveState(JSON.stringify(state), id),
    saveLanes: ({ id, lanes }: TenantRow) => saveLanes(JSON.stringify(lanes), id),
    remove({ id, name }: TenantRow): void {
      remove(id);
      rows.delete(name);
    },
    names: () => (all.all() as { name: string }[]).map(({ name }) => name),
    /** To be called once, at the start: from now on every clock runs as fast as it was asked for. */
    rescale(): void {
      for (const { id, state: text } of all.all() as { id: number; state: string }[]) {
        const state: TenantState = JSON.parse(text);
        if (state.clock.scale === defaults.timeScale) continue;
        const clock = rescaled(state.clock, defaults.now(), defaults.timeScale);
        saveState(JSON.stringify({ ...state, clock }), id);
      }
    },
    forgetAtHand: () => rows.clear(),
  };
}

/** A profile of an older mock may lack a key: that one follows the start. */
function readState(text: string, { settings }: StoreDefaults): TenantState {
  const state: TenantState = JSON.parse(text);
  const { profile } = state.settings;
  if (profile) state.settings = { ...state.settings, profile: { ...settings.profile, ...profile } };
  return state;
}
