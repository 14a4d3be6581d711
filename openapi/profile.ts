import * as v from "valibot";
import { profileKeys, type Readings } from "./generated/profiles.ts";
import { profileShape } from "./profile-shape.ts";
import { type Family, families } from "./table.ts";

/**
 * One chosen reading of every ambiguity that shows on the wire: the keys hold for all families, `families` has only what
 * differs in one.
 */
export type Profile = Readings & {
  readonly families?: { readonly [Name in Family]?: Partial<Readings> } | undefined;
};

/** What a profile chooses for the operations of a family. */
export function readingsOf({ families: differing, ...readings }: Profile, family: Family): Readings {
  return { ...readings, ...differing?.[family] };
}

const shape = /* @__PURE__ */ profileShape(profileKeys, families);

/** What is wrong with `value` as a profile; an empty list means that it is one. */
export const profileProblems = (value: unknown): string[] =>
  (v.safeParse(shape, value).issues ?? []).map(problem);

function problem({ path, expected, input }: v.BaseIssue<unknown>): string {
  const keys = (path ?? []).map(({ key }) => String(key));
  const [place, key, known] = [keys.join("."), keys.at(-1) ?? "", families.join(", ")];
  const isFamily = keys.length === 2;
  if (keys.length === 0)
    return `a profile is a JSON object with the keys ${Object.keys(profileKeys).join(", ")}`;
  if (expected === "never")
    return isFamily ? `\`${place}\` is no family; known are ${known}` : `\`${place}\` is no key of a profile`;
  if (place === "families") return `\`families\` must be an object by family: ${known}`;
  if (isFamily) return `\`${place}\` must be an object of keys that differ`;
  const { ambiguity, values } = profileKeys[key as keyof Readings];
  const allowed = values.map((one) => JSON.stringify(one)).join(" or ");
  return `\`${place}\` (${ambiguity}) must be ${allowed}; received ${JSON.stringify(input)}`;
}

/** `profile` is no key of a profile, so that the two forms cannot be taken for each other. */
const withEvidence = (value: unknown): value is { readonly profile: unknown } =>
  typeof value === "object" && value !== null && "profile" in value;

/**
 * Checks a profile document, for instance one that was read from a file: a profile, or what `remo-contract
 * --profile-out` wrote, which has the evidence beside it. A key that is missing has the documented reading, so that a
 * file of an earlier version remains a profile.
 *
 * @throws TypeError naming every key that is unknown or has another value than allowed.
 */
export function parseProfile(document: unknown): Profile {
  const value = withEvidence(document) ? document.profile : document;
  const problems = profileProblems(value);
  if (problems.length > 0) throw new TypeError(`This is no profile: ${problems.join("; ")}.`);
  return v.parse(shape, value) as unknown as Profile;
}
