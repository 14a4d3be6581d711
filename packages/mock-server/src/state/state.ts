import type { ErrorName } from "@remo-kit/openapi";
import type { Account } from "../options.ts";
import type { Clock } from "./clock.ts";
import { endQuery, fail, finish, found, jobQuery, setResult } from "./job-changes.ts";
import { cleared, enqueued, taken } from "./queue.ts";
import type { JobName, QueuedAnswer, StoredAccount } from "./records.ts";
import { type Settings, settingsOver } from "./settings.ts";
import { numbered, type Store } from "./store.ts";

export type State = ReturnType<typeof createState>;

/** The state of all tenants, step by step: which records each step needs, and by which rule it changes them. */
export function createState(store: Store, start: Settings) {
  const { transact } = store;
  return {
    ...store,
    account: (tenant: string, email: string) =>
      transact(tenant, { account: { email } }, ({ account }) => ({ result: account })),
    accounts: (tenant: string) =>
      transact(tenant, { accounts: true }, ({ accounts }) => ({ result: accounts })),
    /** Adds an account, or replaces the keys and the credits of the one with the same e-mail address; its jobs stay. */
    putAccount: (tenant: string, put: Account): Promise<StoredAccount> =>
      transact(
        tenant,
        { account: { email: put.email }, lastAccount: true },
        ({ account: known, ...last }) => {
          const lastAccount = known ? last.lastAccount : last.lastAccount + 1;
          const account = numbered(put, known?.id ?? lastAccount);
          return { result: account, changes: known ? { account } : { account, lastAccount } };
        },
      ),
    /** Undefined if there is no such account. */
    setCredits: (tenant: string, id: number, credits: number) =>
      transact(tenant, { account: { id } }, ({ account: known }) => {
        const account = known && { ...known, credits };
        return { result: account, changes: account && { account } };
      }),
    /** Takes the account and its jobs away; false if there is none. */
    deleteAccount: (tenant: string, id: number) =>
      transact(tenant, { account: { id } }, ({ account }) => ({
        result: account !== undefined,
        changes: account && { removed: id },
      })),
    /** Jobs, newest first, at most `limit`. */
    jobs: (tenant: string, limit: number) =>
      transact(tenant, { jobs: limit }, ({ jobs }) => ({ result: jobs })),
    job: (tenant: string, named: JobName, wall: number) =>
      transact(tenant, jobQuery(named), (records) => found(records, wall)),
    finishJob: (tenant: string, named: JobName, wall: number) =>
      transact(tenant, endQuery(named), (records) => finish(records, wall)),
    failJob: (tenant: string, named: JobName, wall: number, failure: ErrorName) =>
      transact(tenant, endQuery(named), (records) => fail(records, wall, failure)),
    /** Takes the result of one's own away if it is undefined. */
    setJobResult: (tenant: string, named: JobName, wall: number, result: object | undefined) =>
      transact(tenant, { ...jobQuery(named), ownResults: true }, (records) =>
        setResult(records, wall, result),
      ),

    clock: (tenant: string) => transact(tenant, { clock: true }, ({ clock }) => ({ result: clock })),
    /** Changes the clock by `change`, and gives what it became. */
    changeClock: (tenant: string, change: (clock: Clock) => Clock) =>
      transact(tenant, { clock: true }, (records) => {
        const clock = change(records.clock);
        return { result: clock, changes: { clock } };
      }),

    settings: (tenant: string) =>
      transact(tenant, { settings: true }, ({ settings }) => ({ result: settingsOver(start, settings) })),
    /** What each request meets, in one step. */
    settingsAndQueue: (tenant: string) =>
      transact(tenant, { settings: true, queue: true }, ({ settings, queue }) => ({
        result: { settings: settingsOver(start, settings), queue: queue.answers },
      })),
    /** Changes what `change` gives, by what they are now; and gives what they became. */
    changeSettings: (tenant: string, change: (now: Settings) => Partial<Settings>): Promise<Settings> =>
      transact(tenant, { settings: true }, (records) => {
        const settings = { ...records.settings, ...change(settingsOver(start, records.settings)) };
        return { result: settingsOver(start, settings), changes: { settings } };
      }),

    /** The answers that are queued, first first. */
    queue: (tenant: string) => transact(tenant, { queue: true }, ({ queue }) => ({ result: queue.answers })),
    /** Puts an answer at the end of the queue; its id is one more than that of the last one. */
    enqueue: (tenant: string, answer: Omit<QueuedAnswer, "id">) =>
      transact(tenant, { queue: true }, ({ queue }) => enqueued(queue, answer)),
    takeQueued: (tenant: string, wanted: (answer: QueuedAnswer) => boolean) =>
      transact(tenant, { queue: true }, ({ queue }) => taken(queue, wanted)),
    clearQueue: (tenant: string, id?: number) =>
      transact(tenant, { queue: true }, ({ queue }) => cleared(queue, id)),
  };
}
