import { type ErrorName, errors, operationList, type Profile, profileProblems } from "@remo-kit/openapi";
import * as v from "valibot";
import { type FaultName, faults } from "../../faults.ts";
import { type ScenarioName, scenarios } from "../../scenarios.ts";
import {
  list,
  numberAbove,
  numberFrom,
  object,
  oneOf,
  profileName,
  slug,
  text,
  whole,
} from "../../shapes.ts";

/** Ten years, in s: as far as the virtual clock goes in one step. */
const decade = 315_360_000;
/** Entries or jobs in one answer, at most. */
const most = 10_000;

const names = [...scenarios.keys()] as readonly ScenarioName[];
export const scenarioName = oneOf(names);
export const faultName = oneOf(Object.keys(faults) as FaultName[]);

const journalFilter = {
  after: v.optional(whole(0, Number.MAX_SAFE_INTEGER)),
  scenario: v.optional(oneOf([...names, "none"])),
  status: v.optional(whole(100, 599)),
  uuid: v.optional(text(200)),
  fault: v.optional(faultName),
  path: v.optional(text(2000)),
  operation: v.optional(slug),
};

export const journalQuery = object({
  ...journalFilter,
  limit: v.optional(whole(1, most), 1000),
});

export const waitQuery = object({
  ...journalFilter,
  count: v.optional(whole(1, most), 1),
  timeoutMs: v.optional(whole(0, 60_000), 10_000),
});

export const jobsQuery = object({
  limit: v.optional(whole(1, most), 100),
});

export const idPath = object({ id: whole(1, Number.MAX_SAFE_INTEGER) });

/** A job, by its id or by its uuid. */
const jobName = /^([1-9]\d{0,14}|[\da-fA-F]{8}(-[\da-fA-F]{4}){3}-[\da-fA-F]{12})$/;
export const jobPath = object({ id: v.pipe(v.string(), v.regex(jobName, "the id of a job, or its uuid")) });

const readErrors = operationList.flatMap(({ kind, errors }) =>
  kind === "read" ? Object.values(errors) : [],
);
const failures = readErrors.filter((name) => errors[name].category === "process");

export const failRequest = object({ reason: v.optional(oneOf([...new Set<ErrorName>(failures)])) });

const always = v.literal("always");
const orAlways = ', or "always"';

export const nextRequest = object({
  scenario: scenarioName,
  value: v.optional(text(40)),
  times: v.optional(
    v.union([whole(1, 1_000_000, orAlways), always], `a whole number from 1 to 1000000${orAlways}`),
    1,
  ),
  uuid: v.optional(text(200)),
  email: v.optional(text(320)),
  delay: v.optional(whole(0, 600_000)),
  waitTime: v.optional(whole(0, 1_000_000)),
});

const credits = whole(0, Number.MAX_SAFE_INTEGER);

export const accountRequest = object({
  email: text(320),
  userKey: text(1000),
  apiKey: text(1000),
  credits,
});

export const creditsRequest = object({ credits });

export const timeScaleRequest = object({ scale: numberAbove(0, 1_000_000) });
export const advanceRequest = object({ seconds: numberFrom(0, decade) });

const nameList = profileName.options.map((name) => `"${name}"`).join(" or ");
const because = (problems: readonly string[]) => `: ${problems.join("; ")}`;
const namedProfile = object({ name: profileName });

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What a job's own result must be depends on its family. */
export const resultRequest = v.custom<{ readonly [metric: string]: unknown } | null>(
  (value) => value === null || isObject(value),
  "an object, or null",
);

export const profile = v.custom<Profile>((value) => profileProblems(value).length === 0);

export const profileRequest = v.custom<Profile | v.InferOutput<typeof namedProfile>>(
  (value) => v.is(namedProfile, value) || v.is(profile, value),
  ({ input }) =>
    `{"name": ${nameList}} or a profile${isObject(input) && !("name" in input) ? because(profileProblems(input)) : ""}`,
);

export const profileChange = v.custom<Partial<Profile>>(
  (value) => v.is(profile, value),
  ({ input }) => `an object with some keys of a profile${because(profileProblems(input))}`,
);

export const faultRuleRequest = object({
  fault: faultName,
  value: v.optional(text(40)),
  probability: v.optional(numberAbove(0, 1), 1),
});

export const faultsRequest = object({ faults: list(faultRuleRequest) });
