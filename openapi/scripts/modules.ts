import type { Ledger, ProfileKey } from "./ledger.ts";

const json = (value: unknown): string => JSON.stringify(value);

/**
 * The catalogue as TypeScript: one const object, so that every list of codes can be checked by the compiler. What HTTP
 * itself means by a number is for readers alone: no program that bundles this has to load it.
 */
export function errorCodesModule({ errorCodes }: Ledger): string {
  return `/** The error codes of the page, by code: its table (F18 to F20) and its two examples (F16, F17). */
export const errorCodes = {
${errorCodes.map(({ registered: _, ...row }) => `  ${row.code}: ${json(row)},`).join("\n")}
} as const;

/** A documented error code. */
export type ErrorCode = keyof typeof errorCodes;

/** What the catalogue says of one code. */
export type ErrorCodeEntry = (typeof errorCodes)[ErrorCode];
`;
}

/** The profile keys that the ledger opens, each with the id of its ambiguity. */
export function profileKeys({ ambiguities }: Ledger): (ProfileKey & { readonly ambiguity: string })[] {
  return ambiguities.flatMap(({ id, profile = [] }) => profile.map((key) => ({ ...key, ambiguity: id })));
}

/** The profiles as TypeScript: a type with one property a key, the keys with their values, the built-in ones. */
export function profilesModule(ledger: Ledger): string {
  const keys = profileKeys(ledger);
  const property = ({ key, text, values, ambiguity }: (typeof keys)[number]) =>
    `  /** ${text.en} (${ambiguity}) */\n  readonly ${key}: ${values.map(({ value }) => json(value)).join(" | ")};`;
  const known = ({ key, values, ambiguity }: (typeof keys)[number]) =>
    `  ${key}: { ambiguity: ${json(ambiguity)}, values: ${json(values.map(({ value }) => value))} },`;
  return `/** One chosen reading of every ambiguity that shows on the wire. */
export type Profile = {
${keys.map(property).join("\n")}
};

/** The keys of a profile: the ambiguity that each reads, and the values that it can take. */
export const profileKeys = {
${keys.map(known).join("\n")}
} as const satisfies { readonly [Key in keyof Profile]: { readonly ambiguity: string; readonly values: readonly Profile[Key][] } };

/** The built-in profiles: as the page's examples have it, and as the evidence has it. */
export const profiles = {
${Object.entries(ledger.profiles)
  .map(([name, profile]) => `  ${name}: ${json(profile)},`)
  .join("\n")}
} as const satisfies { readonly [name: string]: Profile };
`;
}

/** JSON Schema of a profile document, for editors and for whoever is not on TypeScript. */
export function profileSchema(ledger: Ledger): object {
  const keys = profileKeys(ledger);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "REMO Kit profile",
    type: "object",
    additionalProperties: false,
    required: keys.map(({ key }) => key),
    properties: Object.fromEntries(
      keys.map(({ key, text, values, ambiguity }) => [
        key,
        { description: `${text.en} (${ambiguity})`, enum: values.map(({ value }) => value) },
      ]),
    ),
  };
}

/** Facts, ambiguities and evidence as TypeScript. */
export function ledgerModule({ page, facts, ambiguities, evidence }: Ledger): string {
  const record = (rows: readonly { readonly id: string }[]) =>
    rows.map((row) => `  ${row.id}: ${json(row)},`).join("\n");
  return `/** The vendor's page that this kit is written from. */
export const page = ${json(page)} as const;

/** What the page says. */
export const facts = {
${record(facts)}
} as const;

/** Where the page contradicts itself or leaves a behaviour open. */
export const ambiguities = {
${record(ambiguities)}
} as const;

/** What integrators of the same API measured. It never overrides a fact. */
export const evidence = {
${record(evidence)}
} as const;
`;
}
