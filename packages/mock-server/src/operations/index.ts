import { analysisSoccer } from "./analysis-soccer.ts";
import type { Operation } from "./operation.ts";

/** Every operation that the mock plays. */
export const operations: readonly Operation[] = [analysisSoccer];
