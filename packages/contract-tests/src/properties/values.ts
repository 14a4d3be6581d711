import { isUuid } from "@remo-kit/common/uuid";
import { scenarios } from "@remo-kit/mock-server";
import fc from "fast-check";
import { accountValue } from "../session/requests.ts";
import type { RequestContext } from "./generated.ts";
import type { RequestField } from "./schema.ts";

type Account = Pick<RequestContext, "operation" | "keys">;

/** Keywords that say nothing of which values are valid. */
const annotations = /^(type|title|description|default|deprecated|examples|x-.*)$/;

type Rules = { readonly [keyword in "minimum" | "maximum" | "minLength" | "maxLength"]?: number } & {
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
};

/** By the type of a field and what its schema says beside it, in alphabetical order. */
const makers: readonly (readonly [
  says: RegExp,
  make: (rules: Rules, key: () => string) => fc.Arbitrary<unknown>,
])[] = [
  [/\benum$/, ({ enum: all = [] }) => fc.constantFrom(...all)],
  [/^boolean$/, () => fc.boolean()],
  [/^integer( m..imum)*$/, (rules) => fc.integer(rangeOf(rules))],
  [/^number( m..imum)*$/, (rules) => fc.double({ ...rangeOf(rules), noNaN: true })],
  [/^string( m..Length)*$/, (rules) => fc.string(lengthOf(rules))],
  [/^string pattern$/, ({ pattern = "" }) => fc.stringMatching(new RegExp(pattern)).filter(Boolean)],
  [/^string base64( minLength)?$/, () => base64],
  [/^string uuid$/, () => uuid],
  [/^string (email|password|email minLength|minLength password)$/, (_, key) => fc.constant(key())],
];

const { MIN_SAFE_INTEGER: lowest, MAX_SAFE_INTEGER: highest } = Number;
const rangeOf = ({ minimum: min = lowest, maximum: max = highest }: Rules) => ({ min, max });
/** No text is empty, which is as good as none (A15). */
const lengthOf = ({ minLength: min = 1, maxLength = min + 40 }: Rules) => ({
  minLength: min || 1,
  maxLength,
});

/** Valid values by the schema; a key is the account's. @throws TypeError the schema says what no generator knows. */
export function validValue({ name, schema }: RequestField, context: Account): fc.Arbitrary<unknown> {
  const rules = Object.keys(schema).filter((keyword) => !annotations.test(keyword));
  const said = rules.map((rule) => (/^(format|contentEncoding)$/.test(rule) ? schema[rule] : rule));
  const says = [schema.type, ...said.sort()].join(" ").trim();
  const [, make] = makers.find(([known]) => known.test(says)) ?? [];
  if (make) return make(schema, () => keyOf(name, context));
  const unknown = Object.fromEntries(["type", ...rules].map((rule) => [rule, schema[rule]]));
  throw new TypeError(`No generator knows the values of ${name}: ${JSON.stringify(unknown)}.`);
}

function keyOf(name: string, { operation, keys }: Account): string {
  const key = accountValue(operation, name, keys);
  if (key === undefined) throw new TypeError(`No key of an account is known for ${name}.`);
  return key;
}

const base64 = fc
  .uint8Array({ minLength: 1, maxLength: 200 })
  .map((bytes) => Buffer.from(bytes).toString("base64"));

/** A uuid that is none of those whose ends ask a mock for something. */
export const isPlainUuid = (text: string): boolean =>
  isUuid(text) && ![...scenarios.values()].some(({ uuidSuffix }) => text.toLowerCase().endsWith(uuidSuffix));

const uuid = fc
  .tuple(fc.uuid(), fc.boolean())
  .map(([text, upper]) => (upper ? text.toUpperCase() : text))
  .filter(isPlainUuid);

/** Values of the right type that are wrong, where the page has a code for them. */
export function wrongValue({ schema }: RequestField, right: string): fc.Arbitrary<string> {
  if (schema.contentEncoding === "base64") return badBase64;
  if (schema.format === "email") return fc.emailAddress().filter((text) => text !== right);
  return fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" }).filter((text) => text !== right);
}

/** Text that no reading of base64 takes: whether line breaks, a prefix or no padding are allowed is open (A23). */
const badBase64 = fc.oneof(
  fc.tuple(base64, fc.nat(), fc.constantFrom("%", "*", "\u0000", "é", "한", "{")).map(([text, at, wrong]) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + wrong + text.slice(place);
  }),
  base64.map((text) => `AA==${text}`),
  fc.uint8Array({ minLength: 3, maxLength: 99 }).map((bytes) => {
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 3));
    return `${Buffer.from(whole).toString("base64")}A`;
  }),
);
