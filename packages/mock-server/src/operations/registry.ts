import type { OperationId } from "@remo-kit/openapi";
import { analyzeSoccer } from "./analysis-soccer.ts";
import { getSoccerResult } from "./analysis-soccer-result.ts";
import { getSoccerScore } from "./analysis-soccer-score.ts";
import type { Handler } from "./handler.ts";

/** Every operation of the table: one line each. */
export const handlers = {
  analyzeSoccer,
  getSoccerResult,
  getSoccerScore,
} satisfies Record<OperationId, Handler>;
