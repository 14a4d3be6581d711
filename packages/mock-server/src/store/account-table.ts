import type { Account } from "../options.ts";
import type { Commits } from "./commits.ts";
import type { Database } from "./state-file.ts";
import type { StoredAccount } from "./store.ts";

const columns = "id, email, user_key AS userKey, api_key AS apiKey, credits";

/** The table `accounts`; `tenant` is the id of one. */
export function accountTable(db: Database, commits: Commits) {
  const byId = db.prepare(`SELECT ${columns} FROM accounts WHERE tenant = ? AND id = ?`);
  const byEmail = db.prepare(`SELECT ${columns} FROM accounts WHERE tenant = ? AND email = ?`);
  const all = db.prepare(`SELECT ${columns} FROM accounts WHERE tenant = ? ORDER BY id`);
  const put = commits.write("INSERT OR REPLACE INTO accounts VALUES (?, ?, ?, ?, ?, ?)");
  const setCredits = commits.write("UPDATE accounts SET credits = ? WHERE tenant = ? AND id = ?");
  const remove = commits.write("DELETE FROM accounts WHERE tenant = ? AND id = ?");
  const removeAll = commits.write("DELETE FROM accounts WHERE tenant = ?");
  return {
    byId: (tenant: number, id: number) => toAccount(byId.get(tenant, id)),
    byEmail: (tenant: number, email: string) => toAccount(byEmail.get(tenant, email)),
    all: (tenant: number) => all.all(tenant).map((row) => toAccount(row) as StoredAccount),
    put(tenant: number, id: number, { email, userKey, apiKey, credits }: Account): StoredAccount {
      put(tenant, id, email, userKey, apiKey, credits);
      return { id, email, userKey, apiKey, credits };
    },
    setCredits: (tenant: number, id: number, credits: number) => setCredits(credits, tenant, id),
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
