import type * as v from "valibot";
import * as answers from "./answers.ts";
import * as requests from "./requests.ts";

/** Every schema that the description names, by its name there; `texts.json` says what each field is. */
export const schemas = {
  JournalQuery: requests.journalQuery,
  WaitQuery: requests.waitQuery,
  JobsQuery: requests.jobsQuery,
  IdPath: requests.idPath,
  ScenarioName: requests.scenarioName,
  FaultName: requests.faultName,
  NextRequest: requests.nextRequest,
  AccountRequest: requests.accountRequest,
  CreditsRequest: requests.creditsRequest,
  TimeScaleRequest: requests.timeScaleRequest,
  AdvanceRequest: requests.advanceRequest,
  Profile: requests.profile,
  ProfileRequest: requests.profileRequest,
  ProfileChange: requests.profileChange,
  FaultRuleRequest: requests.faultRuleRequest,
  FaultsRequest: requests.faultsRequest,
  Health: answers.health,
  Scenario: answers.scenario,
  ScenarioList: answers.scenarioList,
  JournalEntry: answers.journalEntry,
  Journal: answers.journal,
  JournalWait: answers.journalWait,
  Cleared: answers.cleared,
  NextAnswer: answers.nextAnswer,
  NextAnswers: answers.nextAnswers,
  Account: answers.account,
  Accounts: answers.accounts,
  Job: answers.job,
  Jobs: answers.jobs,
  Clock: answers.clock,
  ProfileAnswer: answers.profileAnswer,
  FaultRule: answers.faultRule,
  FaultRules: answers.faultRules,
  Tenants: answers.tenants,
  Problem: answers.problem,
} as const satisfies { readonly [name: string]: v.GenericSchema };

export type SchemaName = keyof typeof schemas;

/** Which journal entries: all that is given must fit. */
export type JournalQuery = v.InferInput<typeof requests.journalQuery>;
/** Which journal entries, how many of them, and for how long to wait. */
export type WaitQuery = v.InferInput<typeof requests.waitQuery>;
/** An answer to queue. */
export type NextRequest = v.InferInput<typeof requests.nextRequest>;
/** An account to add, or to replace. */
export type AccountRequest = v.InferInput<typeof requests.accountRequest>;
/** A fault that a share of the requests is to meet. */
export type FaultRuleRequest = v.InferInput<typeof requests.faultRuleRequest>;

/** A situation that the mock can be put in. */
export type MockScenario = v.InferOutput<typeof answers.scenario>;
/** What the mock tells of one request. */
export type MockJournalEntry = v.InferOutput<typeof answers.journalEntry>;
/** The journal entries that a wait has found. */
export type MockJournalWait = v.InferOutput<typeof answers.journalWait>;
/** An answer that is queued. */
export type MockNextAnswer = v.InferOutput<typeof answers.nextAnswer>;
/** An account, without its keys. */
export type MockAccount = v.InferOutput<typeof answers.account>;
/** A request that was accepted. */
export type MockJob = v.InferOutput<typeof answers.job>;
/** The virtual clock. */
export type MockClock = v.InferOutput<typeof answers.clock>;
/** The profile that is played, with the name of a built-in one or `custom`. */
export type MockProfile = v.InferOutput<typeof answers.profileAnswer>;
/** A fault that a share of the requests meets. */
export type MockFaultRule = v.InferOutput<typeof answers.faultRule>;
