import type { Profile, profiles } from "@remo-kit/openapi";
import type { components, operations } from "../../generated/control.types.ts";

// What callers of the control API name: its own description has these types.

type Schemas = components["schemas"];
type Query<Id extends "journal" | "waitForJournal"> = NonNullable<operations[Id]["parameters"]["query"]>;

/** Which journal entries: all that is given must fit. */
export type JournalQuery = Query<"journal">;
/** Which journal entries, how many of them, and for how long to wait. */
export type WaitQuery = Query<"waitForJournal">;
/** An answer to queue. */
export type NextRequest = Schemas["NextRequest"];
/** An account to add, or to replace. */
export type AccountRequest = Schemas["AccountRequest"];
/** A fault that a share of the requests is to meet. */
export type FaultRuleRequest = Schemas["FaultRuleRequest"];

/** A situation that the mock can be put in. */
export type MockScenario = Schemas["Scenario"];
/** What the mock records of one request. */
export type MockJournalEntry = Schemas["JournalEntry"];
/** The journal entries that a wait has found. */
export type MockJournalWait = Schemas["JournalWait"];
/** An answer that is queued. */
export type MockNextAnswer = Schemas["NextAnswer"];
/** An account, without its keys. */
export type MockAccount = Schemas["Account"];
/** A request that was accepted. */
export type MockJob = Schemas["Job"];
/** A job with its answers. */
export type MockJobDetails = Schemas["JobDetails"];
/** What a job can fail with. */
export type MockJobFailure = NonNullable<Schemas["FailRequest"]["reason"]>;
/** A result of one's own: as the read that gives results answers, with its keys. */
export type MockJobResult = { readonly [metric: string]: unknown };
/** The virtual clock. */
export type MockClock = Schemas["Clock"];
/** The profile that is applied, with the name of a built-in one or `custom`. */
export type MockProfile = Schemas["ProfileAnswer"];
/** A fault that a share of the requests meets. */
export type MockFaultRule = Schemas["FaultRule"];

/** The control API of a mock. Each method rejects with a `MockControlError` if the mock refuses. */
export type MockControl = {
  /** Resolves if the mock is alive. */
  health(): Promise<void>;
  /** Resolves if the mock can answer requests. */
  ready(): Promise<void>;
  /** The situations that the mock can be in. */
  scenarios(): Promise<readonly MockScenario[]>;
  /** What the mock received: the newest entries that fit, oldest of them first. */
  journal(filter?: JournalQuery): Promise<readonly MockJournalEntry[]>;
  /** Waits until so many entries fit, those included that are there already, or until the time is up. */
  waitForJournal(query?: WaitQuery): Promise<MockJournalWait>;
  /** Forgets the journal; the number of entries. */
  clearJournal(): Promise<number>;
  /** Queues an answer. */
  next(answer: NextRequest): Promise<MockNextAnswer>;
  /** The answers that are queued, first first. */
  nextAnswers(): Promise<readonly MockNextAnswer[]>;
  /** Takes a queued answer away, or all of them; the number of those that went. */
  clearNext(id?: number): Promise<number>;
  /** The accounts, oldest first, without their keys. */
  accounts(): Promise<readonly MockAccount[]>;
  /** Adds an account, or replaces the keys and the credits of the one with the same e-mail address. */
  putAccount(account: AccountRequest): Promise<MockAccount>;
  setCredits(id: number, credits: number): Promise<MockAccount>;
  /** Takes an account and its jobs away. */
  deleteAccount(id: number): Promise<void>;
  /** The requests that were accepted, newest first, at most `limit`. Default: 100. */
  jobs(limit?: number): Promise<readonly MockJob[]>;
  /** A job, and what each read of its family answers once it is done. */
  job(id: number | string): Promise<MockJobDetails>;
  /** Ends the analysis of a job now, with a result; by its id, or by its uuid where one account alone has it. */
  finishJob(id: number | string): Promise<MockJob>;
  /** Has a job fail now, also one that is done. Default: the error of a failed analysis. */
  failJob(id: number | string, reason?: MockJobFailure): Promise<MockJob>;
  /** Sets what the result of a job is, once it is done; null takes that back. */
  setJobResult(id: number | string, result: MockJobResult | null): Promise<MockJob>;
  /** What the virtual clock shows. */
  clock(): Promise<MockClock>;
  /** Sets the speed of the virtual clock, above 0 to 1,000,000; 1 is that of the wall clock. */
  setTimeScale(scale: number): Promise<MockClock>;
  /** Puts the virtual clock forward, by up to ten years. */
  advance(seconds: number): Promise<MockClock>;
  /** The profile that is applied. */
  profile(): Promise<MockProfile>;
  /** Applies another profile: a built-in one by its name, or a whole one. */
  setProfile(profile: Profile | keyof typeof profiles): Promise<MockProfile>;
  /** Changes some keys of the profile that is applied. */
  changeProfile(changes: Partial<Profile>): Promise<MockProfile>;
  /** The faults that a share of the requests meets. */
  faults(): Promise<readonly MockFaultRule[]>;
  /** Replaces the faults; an empty list means none. */
  setFaults(faults: readonly FaultRuleRequest[]): Promise<readonly MockFaultRule[]>;
  /** Every tenant that was seen. */
  tenants(): Promise<readonly string[]>;
  /** Starts the tenant again: accounts, jobs, queued answers, settings, clock and journal. */
  reset(): Promise<void>;
};
