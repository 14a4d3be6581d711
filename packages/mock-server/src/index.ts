export { createMockControl, type MockControl } from "./control/client.ts";
export {
  type FaultCall,
  type FaultName,
  type FaultRule,
  faults,
  parseFault,
  parseFaultRule,
} from "./faults.ts";
export type { JournalEntry, JournalFilter } from "./journal.ts";
export { createMock, type Mock } from "./mock.ts";
export { type Account, demoAccount, type MockOptions } from "./options.ts";
export { type RefusalName, type Scenario, type ScenarioName, scenarios } from "./scenarios.ts";
export { MockListenError, type MockServer, type MockServerOptions, startMockServer } from "./server.ts";
