export type { ErrorCode, OperationId } from "@remo-kit/openapi";
export type { Callable, CallableJob, SafeJob, SafeRead, SafeResult } from "./callable.ts";
export { createRemoClient, createRemoReader, type RemoClient, type RemoReader } from "./client.ts";
export type {
  Charged,
  ErrorCodeEntry,
  Phase,
  RemoErrorCode,
  RemoErrorReason,
  Sent,
  ShownAnswer,
} from "./error-data.ts";
export {
  isRemoApiError,
  isRemoError,
  RemoAbortError,
  RemoApiError,
  type RemoCallFailure,
  RemoConfigError,
  RemoError,
  type RemoErrorData,
  type RemoErrorName,
  RemoGatewayError,
  RemoInputError,
  RemoNetworkError,
  RemoProtocolError,
  RemoTimeoutError,
  remoErrorReasons,
} from "./errors.ts";
export { fromEnv } from "./from-env.ts";
export {
  type SoccerMetric,
  type SoccerNumbers,
  type SoccerScoreByPhase,
  scoreSoccer,
  scoreSoccerByPhase,
  soccerMetrics,
} from "./metrics/soccer.ts";
export type * from "./operations/registry.ts";
export type {
  CallOptions,
  Fetch,
  Poll,
  Progress,
  RemoClientOptions,
  RemoReaderOptions,
  Retry,
  Timeout,
} from "./options.ts";
export type { CallDiagnostics, LogEvent } from "./request/log-event.ts";
export { type RetryFailure, retryTable } from "./request/retry-table.ts";
export type { CallRecord, CallStore } from "./store/call-store.ts";
export type { Video, VideoBase64, VideoStream } from "./upload/video.ts";
export type { JobOptions, JobProgress, WaitInput } from "./waiting/job-types.ts";
