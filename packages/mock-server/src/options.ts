import { type Profile, parseProfile, profileProblems, profiles } from "@remo-kit/openapi";
import * as v from "valibot";
import { type ChanceFault, chanceFaultOf } from "./fault-effect.ts";
import type { FaultRule } from "./faults.ts";
import type { JournalEntry } from "./journal/journal.ts";
import { numberAbove, whole } from "./shapes.ts";
import { type Time, wallTime } from "./state/clock.ts";

/** A user of the API, with the keys that the vendor would have issued. */
export type Account = {
  /** E-mail address (F03). */
  readonly email: string;
  /** User key (F04). */
  readonly userKey: string;
  /** API key (F05). */
  readonly apiKey: string;
  /** Credits at the start, a whole number of at least 0. */
  readonly credits: number;
};

/** An account as an option has it. */
export type AccountOption = Omit<Account, "credits"> & {
  /** Credits at the start, a whole number of at least 0. Default: 100. */
  readonly credits?: number | undefined;
};

export type MockOptions = {
  /** The accounts that the mock knows. Default: the demo account of the page, with 100 credits. */
  readonly accounts?: readonly AccountOption[] | undefined;
  /** Which reading of each ambiguity it follows: a profile, or the name of a built-in one. Default: `documented`. */
  readonly profile?: Profile | keyof typeof profiles | undefined;
  /** Seed of what is free to vary: how long an analysis takes, what it measures, and which request meets a fault. A whole number. Default: 43. */
  readonly seed?: number | undefined;
  /** How long an analysis takes (F12), in s of the virtual clock: from, to. Default: [5, 60] (F15, E07). */
  readonly analysisSeconds?: readonly [least: number, most: number] | undefined;
  /** Analyses that run at once, 1 to 1000; a further job waits for its turn, which shows in `wait_time`. Default: 4. */
  readonly concurrency?: number | undefined;
  /** Speed of the virtual clock, above 0 to 1,000,000; 60 makes a minute of waiting a second. Default: 1. */
  readonly timeScale?: number | undefined;
  /** Faults that a share of the requests meets. Default: none. */
  readonly faults?: readonly FaultRule[] | undefined;
  /** Refuse with 412 what is base64 but looks like no video. Default: false. */
  readonly strictVideo?: boolean | undefined;
  /** Bytes of a body from which on a gateway refuses it with 413 in HTML, as nginx does. Default: no limit (A16). */
  readonly maxBody?: number | undefined;
  /** Requests that the journal remembers, 0 to 1,000,000. Default: 1000. */
  readonly journalSize?: number | undefined;
  /** Jobs that a tenant remembers, 1 to 10,000,000; the oldest is forgotten first. Default: 100,000. */
  readonly maxJobs?: number | undefined;
  /** Answer pages of other origins (CORS, any origin, without credentials). Default: true. */
  readonly cors?: boolean | undefined;
  /** Called once for each request that the journal takes. Default: nothing is logged. */
  readonly log?: ((entry: JournalEntry) => void) | undefined;
  /** Where time comes from. Default: the wall clock. */
  readonly time?: Time | undefined;
};

export type ResolvedMockOptions = {
  readonly [Name in keyof MockOptions]-?: NonNullable<MockOptions[Name]>;
} & {
  readonly accounts: readonly Account[];
  readonly profile: Profile;
  readonly faults: readonly ChanceFault[];
};

/** The placeholders of the page's own example; no real credentials. Spread, they are options of a client. */
export const demoAccount: Omit<Account, "credits"> = {
  email: "example@email.com",
  userKey: "userkey",
  apiKey: "apikey",
};

export const defaultCredits = 100;

export const mockDefaults: ResolvedMockOptions = {
  accounts: [{ ...demoAccount, credits: defaultCredits }],
  profile: profiles.documented,
  seed: 43, // The first wait_time that it gives is 11, as on the page (F15).
  analysisSeconds: [5, 60],
  concurrency: 4,
  timeScale: 1,
  faults: [],
  strictVideo: false,
  maxBody: Number.POSITIVE_INFINITY,
  journalSize: 1000,
  maxJobs: 100_000,
  cors: true,
  log: () => {},
  time: wallTime,
};

const range = v.pipe(
  v.tuple([whole(0, 86_400), whole(0, 86_400)]),
  v.check(([least, most]) => least <= most),
);

/** What is allowed of each option. What is in a profile, in faults and in accounts is checked where it is read. */
const optionSchemas = {
  seed: whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  concurrency: whole(1, 1000),
  journalSize: whole(0, 1_000_000),
  maxJobs: whole(1, 10_000_000),
  maxBody: v.union(
    [v.literal(Number.POSITIVE_INFINITY), whole(1, Number.MAX_SAFE_INTEGER)],
    `a whole number from 1 to ${Number.MAX_SAFE_INTEGER}`,
  ),
  timeScale: numberAbove(0, 1_000_000),
  analysisSeconds: v.custom<readonly [number, number]>(
    (value) => v.is(range, value),
    "whole seconds from 0 to 86400, the first at most the second",
  ),
  strictVideo: v.boolean("a boolean"),
  cors: v.boolean("a boolean"),
  log: v.function("a function"),
  time: v.looseObject({}, "an object"),
  faults: v.array(v.unknown(), "a list of fault rules, as parseFaultRule gives them"),
} as const satisfies { readonly [Name in keyof MockOptions]: v.GenericSchema };

/** @throws RangeError if an option cannot be used. */
export function resolveMockOptions(options: MockOptions = {}): ResolvedMockOptions {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const named = { ...mockDefaults, ...Object.fromEntries(given) };
  for (const [name, schema] of Object.entries(optionSchemas)) {
    const value = named[name as keyof MockOptions];
    const [issue] = v.safeParse(schema, value).issues ?? [];
    if (issue) throw new RangeError(`Option \`${name}\` must be ${issue.message}; received ${shown(value)}.`);
  }
  return {
    ...named,
    accounts: parseAccounts(named.accounts),
    profile: profileOf(named.profile),
    faults: named.faults.map(chanceFaultOf),
  };
}

const shown = (value: unknown): string => JSON.stringify(value) ?? typeof value;

/** @throws RangeError the profile is none, and no name of one. */
function profileOf(value: Profile | string): Profile {
  if (typeof value === "string" && Object.hasOwn(profiles, value)) return profiles[value as "documented"];
  const problems = profileProblems(value);
  if (problems.length === 0) return parseProfile(value);
  const names = Object.keys(profiles).join(", ");
  throw new RangeError(`Option \`profile\` must be one of ${names}, or a profile: ${problems.join("; ")}.`);
}

const text = "must be a string that is not empty";
const amount = "must be a whole number of at least 0";
const form = "with email, userKey, apiKey and credits";
const key = v.pipe(v.string(text), v.nonEmpty(text));
const amountOfCredits = v.pipe(v.number(amount), v.safeInteger(amount), v.minValue(0, amount));
const credits = v.optional(amountOfCredits, defaultCredits);
const account = v.object({ email: key, userKey: key, apiKey: key, credits }, ({ expected }) =>
  expected === "Object" ? `must be an object ${form}` : "is missing",
);
const accountList = v.array(account, `must be an array of objects ${form}`);

/**
 * Accounts, without what else there is of each. One that cannot be used is named by its place: a value may be a key.
 *
 * @throws RangeError
 */
export function parseAccounts(value: unknown): readonly Account[] {
  const { success, output, issues } = v.safeParse(accountList, value, { abortEarly: true });
  if (!success) {
    const [{ path = [], message, input }] = issues;
    const place = path.map(({ key }) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
    const received = message === amount ? `; received ${numberOrType(input)}` : "";
    throw new RangeError(`accounts${place} ${message}${received}.`);
  }
  output.forEach(({ email }, at) => {
    const twin = output.findIndex((other) => other.email === email);
    if (twin !== at) throw new RangeError(`accounts[${at}] and accounts[${twin}] have the same email.`);
  });
  return output;
}

/** Whatever is no number may be a key in the wrong place. */
const numberOrType = (value: unknown): string =>
  typeof value === "number" ? String(value) : `a ${typeof value}`;
