export type { RefusalName } from "./answer.ts";
export { createMock, type Mock } from "./app.ts";
export { type Account, demoAccount, type LogEntry, type MockOptions } from "./options.ts";
export { MockListenError, type MockServer, type MockServerOptions, startMockServer } from "./server.ts";
