import type { Operation } from "./operation.ts";
import * as registry from "./registry.ts";

/** Every operation that the mock plays. */
export const operations: readonly Operation[] = Object.values(registry);
