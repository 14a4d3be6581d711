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
/** The virtual clock. */
export type MockClock = Schemas["Clock"];
/** The profile that is applied, with the name of a built-in one or `custom`. */
export type MockProfile = Schemas["ProfileAnswer"];
/** A fault that a share of the requests meets. */
export type MockFaultRule = Schemas["FaultRule"];
