import type { Account } from "../options.ts";
import type { JobMemory } from "./job-memory.ts";
import type { Query, Records, RecordsOf, Step, StoredAccount, TenantRecord } from "./records.ts";

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
  /** Forgets all of a tenant: it starts again. */
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

/** What a store keeps of one tenant, to be looked up. */
export type RecordSource = {
  readonly record: TenantRecord;
  readonly lanes: readonly number[];
  readonly accounts: {
    byId(id: number): StoredAccount | undefined;
    byEmail(email: string): StoredAccount | undefined;
    all(): readonly StoredAccount[];
  };
  readonly jobs: Pick<JobMemory, "byUuid" | "byContent" | "byName" | "newest" | "ownResults"> & {
    /** The id that a job got last. */
    readonly last: number;
  };
};

const none: readonly never[] = [];

/** The records that a query names. Written out: V8 takes 1 µs for a spread that adds a key. */
export function recordsOf({ record, lanes, accounts, jobs }: RecordSource, query: Query): Records {
  const { account: asked, job, twin } = query;
  const { clock, settings, queue, lastAccount } = record;
  const account = asked && ("id" in asked ? accounts.byId(asked.id) : accounts.byEmail(asked.email));
  return {
    clock,
    settings,
    queue,
    lastAccount,
    account,
    accounts: query.accounts ? accounts.all() : none,
    job: job && (account || !asked) ? jobs.byUuid(account?.id, job.family, job.uuid) : undefined,
    twin: account && twin && jobs.byContent(account.id, twin.family, twin.xxh64),
    jobs: query.jobs === undefined ? none : jobs.newest(query.jobs),
    lastJob: jobs.last,
    named: query.named === undefined ? none : jobs.byName(query.named),
    ownResults: query.ownResults ? jobs.ownResults() : 0,
    lanes,
  };
}
