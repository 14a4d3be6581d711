/** The smallest and the largest value of each option that is a number; whole ones are marked. */
export const numberRules = {
  allowSpend: { least: 0, most: 1_000_000, whole: true },
  height: { least: 50, most: 250, whole: false },
  timeout: { least: 1, most: 3600, whole: false },
  seed: { least: 0, most: 2 ** 31 - 1, whole: true },
  generated: { least: 0, most: 10_000, whole: true },
  maxRequests: { least: 1, most: 1_000_000, whole: true },
  maxBytes: { least: 1, most: Number.MAX_SAFE_INTEGER, whole: true },
  rate: { least: 0.01, most: 1000, whole: false },
} as const;
export type NumberOption = keyof typeof numberRules;

/** What the option takes instead, if it does not take the value. */
export function numberProblem(option: NumberOption, value: number): string | undefined {
  const { least, most, whole } = numberRules[option];
  const fits = value >= least && value <= most && (!whole || Number.isInteger(value));
  return fits ? undefined : `a ${whole ? "whole " : ""}number from ${least} to ${most}`;
}
