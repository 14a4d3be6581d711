import type { OperationId } from "@remo-kit/openapi";
import { analyzeSoccer } from "./analysis-soccer.ts";
import { getSoccerResult } from "./analysis-soccer-result.ts";
import { getSoccerScore } from "./analysis-soccer-score.ts";
import type { OperationCases } from "./define.ts";

export type CaseRegistry = { readonly [Id in OperationId]: OperationCases };

export const registry = { analyzeSoccer, getSoccerResult, getSoccerScore } satisfies CaseRegistry;
