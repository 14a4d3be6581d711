import type { Case } from "../case.ts";
import * as operations from "./registry.ts";

/** Every case of every operation, in the order in which they run: what is free comes first. */
export const cases: readonly Case[] = Object.values(operations)
  .flat()
  .sort((one, other) => ((one.credits ?? 0) ? 1 : 0) - ((other.credits ?? 0) ? 1 : 0));
