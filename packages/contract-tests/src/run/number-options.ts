import { values } from "@remo-kit/common/cli";
import * as v from "valibot";

const { between } = values;

/** Each option that is a number; the message of its schema is what it takes. */
export const numberOptions = {
  allowSpend: between(0, 1_000_000, "whole"),
  maxWait: between(0, 86_400),
  height: between(50, 250),
  timeout: between(1, 3600),
  seed: between(0, 2 ** 31 - 1, "whole"),
  generated: between(0, 10_000, "whole"),
  maxRequests: between(1, 1_000_000, "whole"),
  maxBytes: between(1, Number.MAX_SAFE_INTEGER, "whole"),
  rate: between(0.01, 1000),
} as const;
export type NumberOption = keyof typeof numberOptions;
export const numberOptionNames = Object.keys(numberOptions) as NumberOption[];

export const numberProblem = (option: NumberOption, value: unknown): string | undefined =>
  v.safeParse(numberOptions[option], value).issues?.[0].message;
