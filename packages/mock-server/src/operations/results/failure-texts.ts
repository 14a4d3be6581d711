import type { ErrorName } from "@remo-kit/openapi";
import { fractionsOf } from "./fractions.ts";

/** What answers to reads of failed analyses said; they were golf's (E20). */
const seen: { readonly [Name in ErrorName]?: readonly string[] } = {
  "analysis-failed": [
    "first golf section recognition error",
    "get golf result error",
    "get golf score error",
  ],
};

/** The `message` of a failed job: one of those that were seen, if any were; it follows from `key` alone. */
export function failureText(name: ErrorName, key: string): string | undefined {
  const texts = seen[name];
  return texts?.[Math.floor(fractionsOf(key)() * texts.length)];
}
