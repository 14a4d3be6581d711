import type { ErrorName, Family } from "@remo-kit/openapi";
import type { Fault } from "../fault-effect.ts";
import type { Account } from "../options.ts";
import type { ScenarioName } from "../scenarios.ts";
import type { Clock } from "./clock.ts";
import type { Settings } from "./settings.ts";

export type StoredAccount = Account & {
  /** Names the account without its e-mail address: 1, 2 … in a tenant. Never used twice. */
  readonly id: number;
};

/** What was accepted for analysis. Times are of the virtual clock, in ms since 1970. */
export type Job = {
  /** Names the job without its uuid: 1, 2 … in a tenant. The same for as long as the job is remembered. */
  readonly id: number;
  readonly accountId: number;
  /** Operations of a family share their jobs. */
  readonly family: Family;
  /** As it was sent; compared without regard to case. */
  readonly uuid: string;
  /** XXH64 of the file, in hex; "" if there is none. */
  readonly xxh64: string;
  readonly acceptedAt: number;
  /** When its analysis begins. */
  readonly startedAt: number;
  /** When its analysis ends. */
  readonly readyAt: number;
  /** How often it was accepted. */
  readonly times: number;
  /** Credits that it has cost in all. */
  readonly charged: number;
  /** What its analysis ends with, if not with a result. */
  readonly failure?: ErrorName | undefined;
  /** What was set in the place of the result that the mock makes: plain JSON. */
  readonly result?: object | undefined;
};

/** An answer that is queued: what comes next, and for which requests. */
export type QueuedAnswer = {
  readonly id: number;
  readonly scenario: ScenarioName;
  /** What happens, if the scenario is a fault. */
  readonly fault?: Fault | undefined;
  /** How often it is still given; `"always"` until it is cleared. */
  readonly times: number | "always";
  /** Only for this uuid, without regard to case. */
  readonly uuid?: string | undefined;
  /** Only for this e-mail address. */
  readonly email?: string | undefined;
  /** Given so much later, in ms. */
  readonly delay?: number | undefined;
  /** `wait_time` of a success, in s. */
  readonly waitTime?: number | undefined;
};

/** First first; `last` is the id that was given last. */
export type Queue = { readonly last: number; readonly answers: readonly QueuedAnswer[] };

/** What a rule decides: its result, and what is to be kept from now on. */
export type Step<Result> = { readonly result: Result; readonly changes?: Changes | undefined };

/** Which records a rule needs. */
export type Query = {
  /** One account; an e-mail address is compared letter by letter. */
  readonly account?: { readonly email: string } | { readonly id: number } | undefined;
  /** Every account, oldest first. */
  readonly accounts?: true;
  /** The job with a uuid, which is compared without regard to case: of that account, or of any where none is asked for. */
  readonly job?: { readonly family: string; readonly uuid: string };
  /** The job of an id; or every job with a uuid, which is compared without regard to case, whose ever it is. */
  readonly named?: JobName;
  /** How many jobs have a result that was set. */
  readonly ownResults?: true;
  /** The newest job of that account with a content. */
  readonly twin?: { readonly family: string; readonly xxh64: string } | undefined;
  /** Jobs, newest first, at most so many. */
  readonly jobs?: number;
  /** The last id that a job got. */
  readonly lastJob?: true;
  /** When each analysis ends that is not over, soonest first. */
  readonly lanes?: true;
  readonly clock?: true;
  readonly settings?: true;
  readonly queue?: true;
  /** The last id that an account got. */
  readonly lastAccount?: true;
};

export type JobName = { readonly id: number } | { readonly uuid: string };

export type Records = TenantRecord & {
  readonly account: StoredAccount | undefined;
  readonly accounts: readonly StoredAccount[];
  readonly job: Job | undefined;
  readonly twin: Job | undefined;
  readonly jobs: readonly Job[];
  /** The id that a job got last. */
  readonly lastJob: number;
  readonly named: readonly Job[];
  readonly ownResults: number;
  readonly lanes: readonly number[];
};

/** What there is once in each tenant: plain JSON. */
export type TenantRecord = {
  readonly clock: Clock;
  /** Only what was changed while the mock ran: all else follows its start. */
  readonly settings: Partial<Settings>;
  readonly queue: Queue;
  readonly lastAccount: number;
};

export type RecordsOf<Asked extends Query> = Pick<Records, keyof Asked & keyof Records>;

/** What is put in the place of what there was. */
export type Changes = Partial<TenantRecord> & {
  /** In the place of the account with its id. */
  readonly account?: StoredAccount | undefined;
  /** Id of an account that goes, with its jobs. */
  readonly removed?: number;
  /** In the place of the job that the query named; it is the newest from now on. */
  readonly job?: Job;
  /** In the place of the job with its id, where it is among the others; its account, family, uuid and content are the same. */
  readonly changed?: Job;
  readonly lanes?: readonly number[] | undefined;
};
