export type { ErrorCode, ErrorCodeEntry } from "@remo-kit/openapi";
export type { AnalysisReceipt, AnalyzeSoccerInput, SafeResult } from "./analyze-soccer.ts";
export { type AnalyzeSoccer, createRemoClient, type RemoClient } from "./client.ts";
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
export type { CallOptions, Fetch, LogEvent, Progress, RemoClientOptions, Retry, Timeout } from "./options.ts";
export type { RawReceipt } from "./receipt.ts";
export { type RetryFailure, retryTable } from "./retry-table.ts";
export type { Video, VideoStream } from "./video.ts";
