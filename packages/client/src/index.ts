export type { ErrorCode, ErrorCodeEntry } from "@remo-kit/openapi";
export type { AnalysisReceipt, AnalyzeSoccerInput } from "./analyze-soccer.ts";
export type { RawReceipt } from "./classify.ts";
export { createRemoClient, type RemoClient } from "./client.ts";
export {
  isRemoApiError,
  isRemoError,
  RemoApiError,
  RemoConfigError,
  RemoError,
  type RemoErrorCode,
  type RemoErrorName,
  RemoGatewayError,
  RemoInputError,
  RemoNetworkError,
  RemoProtocolError,
} from "./errors.ts";
export type { Fetch, RemoClientOptions } from "./options.ts";
export type { Video, VideoStream } from "./video.ts";
