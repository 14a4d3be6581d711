import type { OperationId } from "@remo-kit/openapi";
import type { Run } from "../request/run.ts";
import { analyzeSoccer } from "./analysis-soccer.ts";
import { getSoccerResult } from "./analysis-soccer-result.ts";

export type * from "./analysis-soccer.ts";
export type * from "./analysis-soccer-result.ts";

/** Every operation: it becomes a method of the client, and its types are exported. */
export const operations = {
  analyzeSoccer,
  getSoccerResult,
} satisfies Record<OperationId, Run<never, unknown>>;
