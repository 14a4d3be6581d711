import { profileKeys, type Readings } from "./generated/profiles.ts";
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

type Given = { readonly [key: string]: unknown };

const isObject = (value: unknown): value is Given =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What is wrong with `value` as a profile; an empty list means that it is one. */
export function profileProblems(value: unknown): string[] {
  if (!isObject(value)) {
    return [`a profile is a JSON object with the keys ${Object.keys(profileKeys).join(", ")}`];
  }
  const { families: differing, ...readings } = value;
  const missing = Object.keys(profileKeys).filter((key) => !(key in readings));
  return [
    ...missing.map((key) => mustBe(key, "it is missing")),
    ...readingProblems(readings),
    ...(differing === undefined ? [] : familyProblems(differing)),
  ];
}

function familyProblems(differing: unknown): string[] {
  if (!isObject(differing)) return [`\`families\` must be an object by family: ${families.join(", ")}`];
  return Object.entries(differing).flatMap(([family, readings]) => {
    if (!(families as readonly string[]).includes(family))
      return [`\`families.${family}\` is no family; known are ${families.join(", ")}`];
    if (!isObject(readings)) return [`\`families.${family}\` must be an object of keys that differ`];
    return readingProblems(readings, `families.${family}.`);
  });
}

const readingProblems = (readings: Given, place = ""): string[] =>
  Object.entries(readings).flatMap(([key, value]) => {
    if (!Object.hasOwn(profileKeys, key)) return [`\`${place}${key}\` is no key of a profile`];
    const allowed: readonly unknown[] = profileKeys[key as keyof Readings].values;
    return allowed.includes(value) ? [] : [mustBe(key, `received ${JSON.stringify(value)}`, place)];
  });

function mustBe(key: string, received: string, place = ""): string {
  const { ambiguity, values } = profileKeys[key as keyof Readings];
  const allowed = values.map((one) => JSON.stringify(one)).join(" or ");
  return `\`${place}${key}\` (${ambiguity}) must be ${allowed}; ${received}`;
}

/** `profile` is no key of a profile, so that the two forms cannot be taken for each other. */
const withEvidence = (value: unknown): value is { readonly profile: unknown } =>
  typeof value === "object" && value !== null && "profile" in value;

/**
 * Checks a profile document, for instance one that was read from a file: a profile, or what `remo-contract
 * --profile-out` wrote, which has the evidence beside it.
 *
 * @throws TypeError naming every key that is missing, unknown or has another value than allowed.
 */
export function parseProfile(document: unknown): Profile {
  const value = withEvidence(document) ? document.profile : document;
  const problems = profileProblems(value);
  if (problems.length > 0) throw new TypeError(`This is no profile: ${problems.join("; ")}.`);
  return value as Profile;
}
