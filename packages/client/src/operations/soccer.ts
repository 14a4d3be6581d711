// What the operations of soccer are together: a whole job is the receipt, the result and the score.

import { submitAndWait, waitFor } from "../waiting/job.ts";
import { analyzeSoccer } from "./analysis-soccer.ts";
import { getSoccerResult, type SoccerResult } from "./analysis-soccer-result.ts";
import { getSoccerScore, type SoccerScore } from "./analysis-soccer-score.ts";

const reads = { result: getSoccerResult, score: getSoccerScore };

/** What becomes of a kick. */
export type SoccerOutcome = {
  /** What was measured. */
  readonly result: SoccerResult;
  /** The marks for it. */
  readonly score: SoccerScore;
};

export const soccerWaits = {
  /**
   * Waits for the result and the score of a video that was sent, and gives both. It asks first at `readyAt`, then again and
   * again, until `timeout.result`. It costs nothing, needs no keys, and may be repeated: also by another process.
   *
   * @throws RemoTimeoutError they were not there in time: its `phase` is "result", and its `uuid` takes the wait up again.
   * @throws RemoApiError there will be none: `reason` says why, such as "analysis-failed".
   * @throws RemoInputError, RemoAbortError the uuid is none; `signal` was aborted.
   * @see README, "Waiting", README, "Errors"
   */
  waitForSoccer: waitFor(reads),
};

export const soccerJobs = {
  /**
   * Sends the video of a kick, waits, and gives receipt, result and score. An accepted video uses credits. The video is
   * sent as by `analyzeSoccer`; what fails after the receipt has it as `receipt`: do not repeat the whole call then, take
   * it up by `waitForSoccer`.
   *
   * @throws RemoApiError the API refused, or the analysis failed; `reason` says why.
   * @throws RemoTimeoutError with the `phase` "result": the analysis was not ready in time, and goes on.
   * @throws RemoInputError, RemoNetworkError, RemoGatewayError, RemoProtocolError, RemoAbortError as `analyzeSoccer` does.
   * @see README, "Waiting", README, "What a call takes", README, "Errors"
   */
  analyzeSoccerAndWait: submitAndWait(analyzeSoccer, reads),
};
