import type { RunModel } from "../model/run.ts";

/** The whole model. Two runs that found the same differ only where they differ: the keys are in one order. */
export const toJson = (model: RunModel): string => `${JSON.stringify(ordered(model), undefined, 2)}\n`;

/** `format` first, so that a reader knows what it has; the others by name. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const rank = (key: string) => (key === "format" ? "" : key);
  const entries = Object.entries(value).sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}
