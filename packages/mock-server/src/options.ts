import { type Profile, profileProblems, profiles } from "@remo-kit/openapi";
import { type ChanceFault, chanceFaultOf } from "./fault-effect.ts";
import type { FaultRule } from "./faults.ts";
import type { JournalEntry } from "./journal.ts";
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

export type MockOptions = {
  /** The accounts that the mock knows. Default: the demo account of the page, with 100 credits. */
  readonly accounts?: readonly Account[] | undefined;
  /** Which reading of each ambiguity it follows: a profile, or the name of a built-in one. Default: `documented`. */
  readonly profile?: Profile | keyof typeof profiles | undefined;
  /** Seed of what is free to vary: how long an analysis takes, and which request meets a fault. A whole number. Default: 43. */
  readonly seed?: number | undefined;
  /** How long an analysis takes (F12), in s of the virtual clock: from, to. Default: [5, 60] (F15, E07). */
  readonly analysisSeconds?: readonly [least: number, most: number] | undefined;
  /** Analyses that run at once, 1 to 1000; a further job waits for its turn, and is told so in `wait_time`. Default: 4. */
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
} & { readonly profile: Profile; readonly faults: readonly ChanceFault[] };

/** The placeholders of the page's own example; nobody's credentials. */
export const demoAccount: Account = {
  email: "example@email.com",
  userKey: "userkey",
  apiKey: "apikey",
  credits: 100,
};

export const mockDefaults: ResolvedMockOptions = {
  accounts: [demoAccount],
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

const whole =
  (least: number, most: number) =>
  (value: unknown): string | undefined =>
    Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most
      ? undefined
      : `a whole number from ${least} to ${most}`;

const ofType = (type: string) => (value: unknown) =>
  typeof value === type && value !== null ? undefined : `a ${type}`;

/** What is allowed of an option, if `value` is not; undefined if it is. */
const optionRules: { readonly [name: string]: (value: never) => string | undefined } = {
  seed: whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  concurrency: whole(1, 1000),
  journalSize: whole(0, 1_000_000),
  maxJobs: whole(1, 10_000_000),
  maxBody: (value: number) =>
    value === Number.POSITIVE_INFINITY ? undefined : whole(1, Number.MAX_SAFE_INTEGER)(value),
  timeScale: (value: unknown) =>
    typeof value === "number" && value > 0 && value <= 1_000_000
      ? undefined
      : "a number above 0, at most 1000000",
  analysisSeconds: (value: unknown) => {
    const [least, most] = Array.isArray(value) && value.length === 2 ? value : [];
    return [least, most].every(Number.isSafeInteger) && least >= 0 && least <= most && most <= 86_400
      ? undefined
      : "whole seconds from 0 to 86400, the first at most the second";
  },
  strictVideo: ofType("boolean"),
  cors: ofType("boolean"),
  log: ofType("function"),
  time: ofType("object"),
  faults: (value: unknown) =>
    Array.isArray(value) ? undefined : "a list of fault rules, as parseFaultRule gives them",
  accounts: (value: unknown) => (Array.isArray(value) ? undefined : "a list of accounts"),
};

/** @throws RangeError if an option cannot be used. */
export function resolveMockOptions(options: MockOptions = {}): ResolvedMockOptions {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const named = { ...mockDefaults, ...Object.fromEntries(given) };
  for (const [name, rule] of Object.entries(optionRules)) {
    const value = named[name as keyof MockOptions];
    const allowed = rule(value as never);
    if (allowed) throw new RangeError(`Option \`${name}\` must be ${allowed}; received ${shown(value)}.`);
  }
  checkAccounts(named.accounts);
  return { ...named, profile: profileOf(named.profile), faults: named.faults.map(chanceFaultOf) };
}

const shown = (value: unknown): string => JSON.stringify(value) ?? typeof value;

/** @throws RangeError the profile is none, and no name of one. */
function profileOf(value: Profile | string): Profile {
  if (typeof value === "string" && Object.hasOwn(profiles, value)) return profiles[value as "documented"];
  const problems = profileProblems(value);
  if (problems.length === 0) return value as Profile;
  const names = Object.keys(profiles).join(", ");
  throw new RangeError(`Option \`profile\` must be one of ${names}, or a profile: ${problems.join("; ")}.`);
}

/**
 * An account is named by its place: an e-mail address has no business in an error.
 *
 * @throws RangeError naming the first account that cannot be used.
 */
export function checkAccounts(accounts: readonly Account[]): void {
  accounts.forEach((account, at) => {
    if (typeof account !== "object" || account === null)
      throw new RangeError(`accounts[${at}] must be an object.`);
    const { email, credits } = account;
    for (const name of ["email", "userKey", "apiKey"] as const) {
      if (typeof account[name] !== "string" || account[name] === "") {
        throw new RangeError(`accounts[${at}].${name} must be a string that is not empty.`);
      }
    }
    if (!(Number.isSafeInteger(credits) && credits >= 0)) {
      throw new RangeError(
        `accounts[${at}].credits must be a whole number of at least 0; received ${numberOrType(credits)}.`,
      );
    }
    const twin = accounts.findIndex((other) => other.email === email);
    if (twin !== at) throw new RangeError(`accounts[${at}] and accounts[${twin}] have the same email.`);
  });
}

/** Whatever is no number may be a key in the wrong place. */
const numberOrType = (value: unknown): string =>
  typeof value === "number" ? String(value) : `a ${typeof value}`;
