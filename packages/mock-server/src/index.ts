export { type Profile, profiles } from "@remo-kit/openapi";
export { createMockControl, MockControlError, type MockControlOptions } from "./control/client.ts";
export type {
  AccountRequest,
  FaultRuleRequest,
  JournalQuery,
  MockAccount,
  MockClock,
  MockControl,
  MockFaultRule,
  MockJob,
  MockJournalEntry,
  MockJournalWait,
  MockNextAnswer,
  MockProfile,
  MockScenario,
  NextRequest,
  WaitQuery,
} from "./control/types.ts";
export {
  type FaultCall,
  type FaultName,
  type FaultRule,
  faults,
  parseFault,
  parseFaultRule,
} from "./faults.ts";
export type { JournalEntry } from "./journal/journal.ts";
export { createMock, type Mock } from "./mock.ts";
export { type Account, type AccountOption, demoAccount, type MockOptions } from "./options.ts";
export { type RefusalName, type Scenario, type ScenarioName, scenarios } from "./scenarios.ts";
export { MockListenError, type MockServer, type MockServerOptions, startMockServer } from "./server.ts";
export { StateFileError } from "./state/sqlite/state-file-error.ts";
