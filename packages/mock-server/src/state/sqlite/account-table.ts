import type { StoredAccount } from "../records.ts";
import type { Commits } from "./commits.ts";
import type { Database } from "./database.ts";

const columns = "id, email, user_key AS userKey, api_key AS apiKey, credits";

/** The table `accounts`; `tenant` is the id of one. */
export function accountTable(db: Database, commits: Commits) {
  const byId = db.prepare(`SELECT ${columns} FROM accounts WHERE tenant = ? AND id = ?`);
  const byEmail = db.prepare(`SELECT ${columns} FROM accounts WHERE tenant = ? AND email = ?`);
  const all = db.prepare(`SELECT ${columns} FROM accounts WHERE tenant = ? ORDER BY id`);
  const put = commits.write(
    `INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (tenant, id) DO UPDATE SET
      email = excluded.email, user_key = excluded.user_key, api_key = excluded.api_key, credits = excluded.credits`,
  );
  const remove = commits.write("DELETE FROM accounts WHERE tenant = ? AND id = ?");
  const removeAll = commits.write("DELETE FROM accounts WHERE tenant = ?");
  return {
    byId: (tenant: number, id: number) => toAccount(byId.get(tenant, id)),
    byEmail: (tenant: number, email: string) => toAccount(byEmail.get(tenant, email)),
    all: (tenant: number) => all.all(tenant).map((row) => toAccount(row) as StoredAccount),
    put: (tenant: number, { id, email, userKey, apiKey, credits }: StoredAccount) =>
      put(tenant, id, email, userKey, apiKey, credits),
    remove: (tenant: number, id: number) => remove(tenant, id),
    removeAll: (tenant: number) => removeAll(tenant),
  };
}

/** libsql adds to a row what the query took. */
function toAccount(row: unknown): StoredAccount | undefined {
  if (!row) return undefined;
  const { id, email, userKey, apiKey, credits } = row as StoredAccount;
  return { id, email, userKey, apiKey, credits };
}
