import type { Account } from "../options.ts";
import type { Query, RecordsOf, Step, StoredAccount, TenantRecord } from "./records.ts";

/**
 * What keeps the records of all tenants. It knows no rule: rules are pure functions of records, which `transact` runs in one
 * atomic step, so that a store can be shared by many replicas.
 */
export type Store = {
  /**
   * Hands the records that `query` names to `rule`, keeps the changes that it gives, and gives its result. If the rule
   * throws, nothing changes. A tenant that was never seen begins with the accounts of the start.
   */
  transact<Asked extends Query, Result>(
    tenant: string,
    query: Asked,
    rule: (records: RecordsOf<Asked>) => Step<Result>,
  ): Promise<Result>;
  /** Every tenant that was seen. */
  tenants(): Promise<readonly string[]>;
  /** Forgets all of a tenant: it begins anew. */
  reset(tenant: string): Promise<void>;
  close(): Promise<void>;
};

/** What a store begins every tenant with. */
export type StoreDefaults = {
  readonly accounts: readonly Account[];
  /** Speed of the virtual clock; 1 is that of the wall clock. */
  readonly timeScale: number;
  /** Jobs that a tenant remembers; the oldest is forgotten first. */
  readonly maxJobs: number;
  /** Wall time, in ms since 1970: the clock of a new tenant shows the same. */
  now(): number;
};

/** A tenant as it begins. */
export function newTenant({ accounts, now, timeScale }: StoreDefaults) {
  const wall = now();
  const record: TenantRecord = {
    clock: { wall, virtual: wall, scale: timeScale },
    settings: {},
    queue: { last: 0, answers: [] },
    lastAccount: accounts.length,
  };
  return { record, accounts: accounts.map((account, at): StoredAccount => numbered(account, at + 1)) };
}

export const numbered = ({ email, userKey, apiKey, credits }: Account, id: number): StoredAccount => ({
  id,
  email,
  userKey,
  apiKey,
  credits,
});
