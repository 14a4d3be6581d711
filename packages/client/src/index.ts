export type { ErrorCode, OperationId } from "@remo-kit/openapi";
export {
  type Callable,
  createRemoClient,
  type RemoClient,
  type SafeRead,
  type SafeResult,
} from "./client.ts";
export {
  type ErrorCodeEntry,
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
  type RemoErrorReason,
  RemoGatewayError,
  RemoInputError,
  RemoNetworkError,
  RemoProtocolError,
  RemoTimeoutError,
} from "./errors.ts";
export type * from "./operations/registry.ts";
export type { CallOptions, Fetch, LogEvent, Progress, RemoClientOptions, Retry, Timeout } from "./options.ts";
export { type RetryFailure, retryTable } from "./request/retry-table.ts";
export type { Video, VideoStream } from "./upload/video.ts";
