import type { Profile } from "@remo-kit/openapi";
import type { Clock } from "../clock.ts";
import type { FaultRule } from "../faults.ts";
import type { NextAnswer } from "../next.ts";
import type { Account } from "../options.ts";

/**
 * All that the mock remembers. Each method is one atomic step, so that a store can be shared by many replicas; each
 * is told which tenant it is for, and a tenant that was never seen begins with the accounts and the settings of the start.
 */
export type Store = {
  /** The account of an e-mail address, which is compared letter by letter; undefined if there is none. */
  account(tenant: string, email: string): Promise<StoredAccount | undefined>;
  /** Every account, oldest first. */
  accounts(tenant: string): Promise<readonly StoredAccount[]>;
  /** Adds an account, or replaces the keys and the credits of the one with the same e-mail address; its jobs stay. */
  putAccount(tenant: string, account: Account): Promise<StoredAccount>;
  /** Undefined if there is no such account. */
  setCredits(tenant: string, id: number, credits: number): Promise<StoredAccount | undefined>;
  /** Takes the account and its jobs away; false if there is none. */
  deleteAccount(tenant: string, id: number): Promise<boolean>;

  /** Accepts a job and takes its price, or does nothing. */
  accept(tenant: string, job: NewJob): Promise<Acceptance>;
  /** Jobs, newest first, at most `limit`. */
  jobs(tenant: string, limit: number): Promise<readonly Job[]>;

  clock(tenant: string): Promise<Clock>;
  /** Changes the clock by `change`, and gives what it became. */
  changeClock(tenant: string, change: (clock: Clock) => Clock): Promise<Clock>;

  /** The settings, and how many answers are queued: what is asked of each request, in one step. */
  settings(tenant: string): Promise<Settings & { readonly queued: number }>;
  /** Changes what `change` gives, by what they are now; and gives what they became. */
  changeSettings(tenant: string, change: (now: Settings) => Partial<Settings>): Promise<Settings>;

  /** The answers that are queued, first first. */
  nextAnswers(tenant: string): Promise<readonly NextAnswer[]>;
  /** Puts an answer at the end of the queue; its id is one more than that of the last one. */
  queueNext(tenant: string, next: Omit<NextAnswer, "id">): Promise<NextAnswer>;
  /**
   * Takes one time from the first queued answer for which `wanted` is true, and gives it as it was before; one that has
   * no time left is gone.
   */
  takeNext(tenant: string, wanted: (next: NextAnswer) => boolean): Promise<NextAnswer | undefined>;
  /** Takes a queued answer away, or all of them; the number of those that went. */
  clearNext(tenant: string, id?: number): Promise<number>;

  /** Every tenant that was seen. */
  tenants(): Promise<readonly string[]>;
  /** Forgets all of a tenant: it begins anew. */
  reset(tenant: string): Promise<void>;
  close(): Promise<void>;
};

export type StoredAccount = Account & {
  /** Names the account without telling its e-mail address: 1, 2 … in a tenant. Never used twice. */
  readonly id: number;
};

/** What a control API can change of a tenant while it runs. */
export type Settings = { readonly profile: Profile; readonly faults: readonly FaultRule[] };

export type NewJob = {
  readonly accountId: number;
  /** As it was sent; compared without regard to case. */
  readonly uuid: string;
  /** XXH64 of the video, in hex. */
  readonly xxh64: string;
  /** What it costs, in credits, if it is charged. */
  readonly price: number;
  /** A13: what makes a file one that exists, within the account. */
  readonly fileExistsBy: Profile["fileExistsBy"];
  /** A13: a file that exists is free if this is false, and is not analysed again. */
  readonly repeatIsCharged: boolean;
  /** Wall time, in ms since 1970. */
  readonly wall: number;
  /** How long the analysis takes once it has begun, in ms of the virtual clock. */
  readonly analysisMs: number;
  /** How many analyses run at once in the tenant; further ones wait for the first lane that becomes free. */
  readonly concurrency: number;
  /** Ready this long after now whatever the queue says, in ms of the virtual clock. */
  readonly waitMs?: number | undefined;
};

export type Acceptance =
  | {
      readonly accepted: true;
      readonly fileExists: boolean;
      /** Credits that were taken. */
      readonly charged: number;
      /** Credits that are left. */
      readonly credits: number;
      /** Until the job is ready, in ms of the virtual clock, at least 0. */
      readonly waitMs: number;
    }
  | { readonly accepted: false; readonly why: "no-account" }
  | { readonly accepted: false; readonly why: "no-credits"; readonly credits: number };

export type Job = {
  readonly uuid: string;
  readonly accountId: number;
  readonly xxh64: string;
  /** Of the virtual clock, in ms since 1970. */
  readonly acceptedAt: number;
  readonly readyAt: number;
  /** How often it was accepted. */
  readonly times: number;
  /** Credits that it has cost in all. */
  readonly charged: number;
};

/** What a store begins every tenant with. */
export type StoreDefaults = {
  readonly accounts: readonly Account[];
  readonly settings: Settings;
  /** Speed of the virtual clock; 1 is that of the wall clock. */
  readonly timeScale: number;
  /** Jobs that a tenant remembers; the oldest is forgotten first. */
  readonly maxJobs: number;
  /** Wall time, in ms since 1970: the clock of a new tenant shows the same. */
  now(): number;
};
