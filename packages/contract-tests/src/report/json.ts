import type { RunModel } from "./model.ts";

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

const shape: { readonly [Key in keyof RunModel]: "string" | "number" | "boolean" | "object" | "array" } = {
  format: "string",
  date: "string",
  target: "string",
  foreign: "boolean",
  spec: "string",
  seed: "number",
  verdict: "string",
  because: "string",
  budget: "object",
  cases: "array",
  probes: "array",
  profile: "object",
  undecided: "array",
  coverage: "array",
  divergences: "array",
  stale: "array",
  exchanges: "array",
};

/**
 * Reads what `toJson` wrote.
 *
 * @throws TypeError the text is no report of this format; the message names what is wrong.
 */
export function parseReport(text: string): RunModel {
  const report = parsed(text);
  if (kindOf(report) !== "object" || report.format !== "remo-contract-report-1") {
    throw new TypeError("This is no report: its format is not remo-contract-report-1.");
  }
  const wrong = Object.entries(shape).filter(([key, kind]) => kindOf(report[key]) !== kind);
  if (wrong.length > 0) {
    const list = wrong.map(([key, kind]) => `\`${key}\` must be of type ${kind}`);
    throw new TypeError(`This is no report: ${list.join("; ")}.`);
  }
  const { budget } = report as unknown as RunModel;
  // JSON has no infinity: a run against a mock may spend without a limit.
  const allowed = budget.allowed ?? Number.POSITIVE_INFINITY;
  return { ...(report as unknown as RunModel), budget: { ...budget, allowed } };
}

function parsed(text: string): { readonly [key: string]: unknown } {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TypeError("This is no report: it is no JSON.", { cause: error });
  }
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
