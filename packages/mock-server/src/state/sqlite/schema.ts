import type { Database } from "./database.ts";
import { migrateState } from "./tenant-state.ts";

/** "RemK", as SQLite's `application_id`: what makes a file one of this mock. */
export const stateFileId = 0x52_65_6d_4b;

/**
 * `uuid_key` is the uuid in small letters. `seq` counts what a tenant accepted: a job that is accepted again moves to the
 * end. What JSON holds is read and written whole: `state` is a TenantRecord, `lanes` says when running analyses end.
 */
const first = `
  CREATE TABLE tenants (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    lanes TEXT NOT NULL DEFAULT '[]'
  ) STRICT;

  CREATE TABLE accounts (
    tenant INTEGER NOT NULL,
    id INTEGER NOT NULL,
    email TEXT NOT NULL,
    user_key TEXT NOT NULL,
    api_key TEXT NOT NULL,
    credits INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX accounts_by_email ON accounts (tenant, email);

  CREATE TABLE jobs (
    tenant INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    account INTEGER NOT NULL,
    uuid_key TEXT NOT NULL,
    uuid TEXT NOT NULL,
    xxh64 TEXT NOT NULL,
    accepted_at REAL NOT NULL,
    ready_at REAL NOT NULL,
    times INTEGER NOT NULL,
    charged INTEGER NOT NULL,
    PRIMARY KEY (tenant, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX jobs_by_uuid ON jobs (tenant, account, uuid_key);
  CREATE INDEX jobs_by_content ON jobs (tenant, account, xxh64, seq);

  PRAGMA application_id = ${stateFileId};
`;

/** Before, there was one family, soccer, and the begin of an analysis was not kept. */
const withFamilies = `
  ALTER TABLE jobs ADD COLUMN family TEXT NOT NULL DEFAULT 'soccer';
  ALTER TABLE jobs ADD COLUMN started_at REAL NOT NULL DEFAULT 0;
  ALTER TABLE jobs ADD COLUMN failure TEXT;
  UPDATE jobs SET started_at = min(accepted_at, ready_at);
  DROP INDEX jobs_by_uuid;
  DROP INDEX jobs_by_content;
  CREATE UNIQUE INDEX jobs_by_uuid ON jobs (tenant, account, family, uuid_key);
  CREATE INDEX jobs_by_content ON jobs (tenant, account, family, xxh64, seq);
`;

/** Before, a job had no id: each gets one in the order in which they were accepted. `last_job` is of jobs that went. */
const withIds = `
  ALTER TABLE jobs ADD COLUMN id INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE jobs ADD COLUMN result TEXT;
  ALTER TABLE tenants ADD COLUMN last_job INTEGER NOT NULL DEFAULT 0;
  UPDATE jobs SET id = seq;
  CREATE UNIQUE INDEX jobs_by_id ON jobs (tenant, id);
  CREATE INDEX jobs_with_result ON jobs (tenant) WHERE result IS NOT NULL;
`;

/** What makes a file of each version one of the next; a new file takes all of them. A mock refuses one of a later version. */
export const migrations: readonly ((db: Database) => void)[] = [
  (db) => void db.exec(first),
  (db) => {
    db.exec(withFamilies);
    const save = db.prepare("UPDATE tenants SET state = ? WHERE id = ?");
    const rows = db.prepare("SELECT id, state FROM tenants").all() as { id: number; state: string }[];
    for (const { id, state } of rows) save.run(migrateState(state), id);
  },
  (db) => void db.exec(withIds),
];
