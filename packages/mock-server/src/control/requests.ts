import { operationList, type Profile, profileProblems, profiles } from "@remo-kit/openapi";
import * as v from "valibot";
import { type FaultName, faults } from "../faults.ts";
import { type ScenarioName, scenarios } from "../scenarios.ts";
import { list, numberAbove, numberFrom, object, oneOf, text, whole } from "./blocks.ts";

/** Ten years, in s: as far as the virtual clock goes in one step. */
const decade = 315_360_000;
/** Entries or jobs in one answer, at most. */
const most = 10_000;

const names = [...scenarios.keys()] as readonly ScenarioName[];
export const scenarioName = oneOf(names);
export const faultName = oneOf(Object.keys(faults) as FaultName[]);

export const slug = oneOf(operationList.map(({ slug }) => slug));

const journalFilter = {
  /** Entries of a later id only. Default: all. */
  after: v.optional(whole(0, Number.MAX_SAFE_INTEGER)),
  /** Name of the scenario that was answered, or `none`. Default: any. */
  scenario: v.optional(oneOf([...names, "none"])),
  /** HTTP status that was answered. Default: any. */
  status: v.optional(whole(100, 599)),
  /** `uuid` of the request, without regard to case. Default: any. */
  uuid: v.optional(text(200)),
  /** Fault that the request met. Default: any, or none. */
  fault: v.optional(faultName),
  /** Path of the request. Default: any. */
  path: v.optional(text(2000)),
  /** Slug of the operation that it went to. Default: any, or none. */
  operation: v.optional(slug),
};

export const journalQuery = object({
  ...journalFilter,
  /** The newest that fit, at most, 1 to 10,000. Default: 1000. */
  limit: v.optional(whole(1, most), 1000),
});

export const waitQuery = object({
  ...journalFilter,
  /** How many entries must fit, 1 to 10,000. Default: 1. */
  count: v.optional(whole(1, most), 1),
  /** How long to wait for them, 0 to 60,000 ms. Default: 10,000 ms. */
  timeoutMs: v.optional(whole(0, 60_000), 10_000),
});

export const jobsQuery = object({
  /** The newest, at most, 1 to 10,000. Default: 100. */
  limit: v.optional(whole(1, most), 100),
});

export const idPath = object({ id: whole(1, Number.MAX_SAFE_INTEGER) });

const always = v.literal("always");
const orAlways = ', or "always"';

export const nextRequest = object({
  /** Name of the scenario: a success, a refusal or a fault. */
  scenario: scenarioName,
  /** A fault's number, such as `"200"` (ms or bytes), or a range of ms such as `"500-2000"`. Default: the fault's. */
  value: v.optional(text(40)),
  /** How often it is given, 1 to 1,000,000; `"always"` until it is cleared. Default: 1. */
  times: v.optional(
    v.union([whole(1, 1_000_000, orAlways), always], `a whole number from 1 to 1000000${orAlways}`),
    1,
  ),
  /** Only for this uuid, without regard to case. Default: for any. */
  uuid: v.optional(text(200)),
  /** Only for this e-mail address, letter by letter. Default: for any. */
  email: v.optional(text(320)),
  /** Given so much later, 0 to 600,000 ms. Default: 0 ms. */
  delay: v.optional(whole(0, 600_000)),
  /** `wait_time` of a success, 0 to 1,000,000 s. Default: what the mock has chosen. */
  waitTime: v.optional(whole(0, 1_000_000)),
});

const credits = whole(0, Number.MAX_SAFE_INTEGER);

export const accountRequest = object({
  /** E-mail address; compared letter by letter. */
  email: text(320),
  /** User key. */
  userKey: text(1000),
  /** API key. */
  apiKey: text(1000),
  /** Credits that it has from now on. */
  credits,
});

export const creditsRequest = object({ credits });

export const timeScaleRequest = object({ scale: numberAbove(0, 1_000_000) });
export const advanceRequest = object({ seconds: numberFrom(0, decade) });

export const profileName = oneOf(Object.keys(profiles) as (keyof typeof profiles)[]);
const nameList = profileName.options.map((name) => `"${name}"`).join(" or ");
const because = (problems: readonly string[]) => `: ${problems.join("; ")}`;
const namedProfile = object({ name: profileName });

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const profile = v.custom<Profile>((value) => profileProblems(value).length === 0);

export const profileRequest = v.custom<Profile | v.InferOutput<typeof namedProfile>>(
  (value) => v.is(namedProfile, value) || v.is(profile, value),
  ({ input }) =>
    `{"name": ${nameList}} or a whole profile${isObject(input) && !("name" in input) ? because(profileProblems(input)) : ""}`,
);

const changeProblems = (value: unknown) =>
  isObject(value) ? profileProblems({ ...profiles.documented, ...value }) : profileProblems(value);

export const profileChange = v.custom<Partial<Profile>>(
  (value) => changeProblems(value).length === 0,
  ({ input }) => `an object with some keys of a profile${because(changeProblems(input))}`,
);

export const faultRuleRequest = object({
  /** Name of the fault. */
  fault: faultName,
  /** A number such as `"200"` (ms or bytes), or a range of ms such as `"500-2000"`. Default: the fault's. */
  value: v.optional(text(40)),
  /** The share of requests that meet it, above 0 and up to 1. Default: 1. */
  probability: v.optional(numberAbove(0, 1), 1),
});

export const faultsRequest = object({ faults: list(faultRuleRequest) });
