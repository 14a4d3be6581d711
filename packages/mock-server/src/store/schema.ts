/** "RemK", as SQLite's `application_id`: what makes a file one of this mock. */
export const stateFileId = 0x52_65_6d_4b;

/** Of the tables below. A mock refuses a file of a later one. */
export const stateFileVersion = 1;

/**
 * `uuid_key` is the uuid in small letters. `seq` counts what a tenant accepted: a job that is accepted again moves to the
 * end. What JSON holds is read and written whole: `state` is a TenantState, `lanes` says when running analyses end.
 */
export const schema = `
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
  PRAGMA user_version = ${stateFileVersion};
`;
