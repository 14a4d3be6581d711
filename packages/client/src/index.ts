export type { ErrorCode, ErrorCodeEntry } from "@remo-kit/openapi";
export { type Callable, createRemoClient, type RemoClient, type SafeResult } from "./client.ts";
export {
  isRemoApiError,
  isRemoError,
  type Phase,
  RemoAbortError,
  RemoApiError,
  type RemoCallFailure,
  RemoConfigError,
  RemoError,
  type RemoErrorCode,
  type RemoErrorName,
  RemoGatewayError,
  RemoInputError,
  RemoNetworkError,
  RemoProtocolError,
  RemoTimeoutError,
} from "./errors.ts";
export type * from "./operations/registry.ts";
export type { CallOptions, Fetch, LogEvent, Progress, RemoClientOptions, Retry, Timeout } from "./options.ts";
export { type RetryFailure, retryTable } from "./retry-table.ts";
export type { Video, VideoStream } from "./video.ts";
