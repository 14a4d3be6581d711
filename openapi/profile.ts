import { type Profile, profileKeys } from "./generated/profiles.ts";

/** What is wrong with `value` as a profile; an empty list means that it is one. */
export function profileProblems(value: unknown): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [`a profile is a JSON object with the keys ${Object.keys(profileKeys).join(", ")}`];
  }
  const given = value as { readonly [key: string]: unknown };
  const known = Object.entries(profileKeys).flatMap(([key, { ambiguity, values }]) => {
    const allowed: readonly unknown[] = values;
    if (key in given && allowed.includes(given[key])) return [];
    const received = key in given ? `received ${JSON.stringify(given[key])}` : "it is missing";
    return [
      `\`${key}\` (${ambiguity}) must be ${values.map((one) => JSON.stringify(one)).join(" or ")}; ${received}`,
    ];
  });
  const unknown = Object.keys(given).filter((key) => !(key in profileKeys));
  return [...known, ...unknown.map((key) => `\`${key}\` is no key of a profile`)];
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
