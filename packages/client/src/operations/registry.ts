import type { OperationId } from "@remo-kit/openapi";
import type { Run } from "../request/run.ts";
import { analyzeSoccer } from "./analysis-soccer.ts";
import { getSoccerResult } from "./analysis-soccer-result.ts";
import { getSoccerScore } from "./analysis-soccer-score.ts";
import { soccerJobs, soccerWaits } from "./soccer.ts";

export type * from "./analysis-soccer.ts";
export type * from "./analysis-soccer-result.ts";
export type * from "./analysis-soccer-score.ts";
export type { SoccerOutcome } from "./soccer.ts";

/** Every operation: it becomes a method of the client, with its comment, and its types are exported. */
export const operations = {
  /**
   * Sends the video of a kick to be analysed, and gives a receipt: the uuid, which is the only key to the result, and when
   * the result should be ready. An accepted video uses credits, and one that is refused may: see `charged` of the error.
   * The request is sent once; again only where it cannot have arrived whole.
   *
   * @throws RemoInputError the video or another argument cannot be used; no whole request was sent.
   * @throws RemoApiError the API refused; `reason` says why.
   * @throws RemoNetworkError, RemoTimeoutError, RemoGatewayError, RemoProtocolError, RemoAbortError no answer that counts.
   * @see README, "What a call takes", README, "Errors", README, "Retries"
   */
  analyzeSoccer,
  /**
   * Asks for the measurements of a video that was sent. It costs nothing, needs no keys, and may be repeated. Before the
   * result is there it fails with a RemoApiError whose `category` is "not-ready"; it does not wait.
   *
   * @throws RemoApiError there is no result yet, or there will be none: `reason` is then "analysis-failed".
   * @throws RemoInputError the uuid is none.
   * @throws RemoNetworkError, RemoTimeoutError, RemoGatewayError, RemoProtocolError, RemoAbortError no answer that counts.
   * @see README, "What a call takes", README, "Errors"
   */
  getSoccerResult,
  /**
   * Asks for the marks of a video that was sent. It costs nothing, needs no keys, and may be repeated. Before the score is
   * there it fails with a RemoApiError whose `category` is "not-ready"; it does not wait.
   *
   * @throws RemoApiError there is no score yet, or there will be none: `reason` is then "analysis-failed".
   * @throws RemoInputError the uuid is none.
   * @throws RemoNetworkError, RemoTimeoutError, RemoGatewayError, RemoProtocolError, RemoAbortError no answer that counts.
   * @see README, "What a call takes", README, "Errors"
   */
  getSoccerScore,
} satisfies Record<OperationId, Run<never, unknown>>;

/** What waits for a job of a family, and needs what its reads need. As types, because a spread loses its comments. */
export type Waits = typeof soccerWaits;
/** These, and what hands in and waits. */
export type Jobs = Waits & typeof soccerJobs;

/** What waits, and what hands in and waits: the methods of the families. */
export const jobs: Jobs = { ...soccerWaits, ...soccerJobs };
