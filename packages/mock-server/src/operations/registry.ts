import type { OperationId } from "@remo-kit/openapi";
import { analyzeSoccer } from "./analysis-soccer.ts";
import { getSoccerResult } from "./analysis-soccer-result.ts";
import type { Handler } from "./handler.ts";

/** Every operation of the table: one line each. */
export const handlers = {
  analyzeSoccer,
  getSoccerResult,
} satisfies Record<OperationId, Handler>;
