import fc from "fast-check";
import { jsonObject } from "../checks/answer.ts";
import {
  either,
  type Generated,
  type Outcome,
  outcomeOf,
  type RequestContext,
  type Values,
} from "./generated.ts";
import { letters, notJson, numbers, prototypeNames } from "./json-fragments.ts";
import { asRead, generated, requiredOf, validValues } from "./requests.ts";
import { unreadableCodes } from "./schema.ts";
import { isPlainUuid } from "./values.ts";

/** What is done to a valid request: the body that it becomes, and what may come of it. */
type Edit = (context: RequestContext, values: Values) => fc.Arbitrary<readonly [body: string, may: Outcome]>;

const unreadable = ({ operation }: RequestContext): Outcome => ({
  accepted: false,
  codes: unreadableCodes(operation),
});
const intact = (context: RequestContext): Outcome => outcomeOf(context, []);
/** What RFC 8259 leaves to the reader: limits, duplicate names, lone surrogates, a BOM. */
const readOrNot = (context: RequestContext): Outcome => either(intact(context), unreadable(context));
const lacking = (context: RequestContext): Outcome =>
  outcomeOf(
    context,
    requiredOf(context).map(({ absentCodes }) => asRead(absentCodes, context.profile.missingField)),
  );
const anyDefect = (context: RequestContext): Outcome => {
  const codes = context.fields.flatMap(({ absentCodes, wrongCodes }) => [...absentCodes, ...wrongCodes]);
  return either(readOrNot(context), { accepted: false, codes });
};

/** Fields that no number can be a value of. */
const texts = (context: RequestContext) =>
  requiredOf(context).filter(({ schema }) => schema.type === "string");

/** The text of the values, with raw JSON members behind it. */
const withMembers = (values: object, ...members: string[]): string =>
  [JSON.stringify(values).slice(0, -1), ...members].join(",").concat("}");

const edits: Readonly<Record<string, Edit>> = {
  "deep nesting": (context, values) =>
    fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.boolean()).map(([depth, array]) => {
      const [open, close] = array ? ["[", "]"] : ['{"a":', "}"];
      const deep = open.repeat(depth) + (array ? "" : "1") + close.repeat(depth);
      return [withMembers(values, `"x":${deep}`), readOrNot(context)];
    }),
  "a name that comes twice": (context, values) =>
    fc
      .tuple(
        fc.constantFrom(...context.fields),
        fc.constantFrom('""', "1", "null", '"%"', "{}"),
        fc.boolean(),
      )
      .map(([{ name }, value, first]) => {
        const member = `${JSON.stringify(name)}:${value}`;
        const body = first ? `{${member},${JSON.stringify(values).slice(1)}` : withMembers(values, member);
        return [body, anyDefect(context)];
      }),
  "a huge number beside the fields": (context, values) =>
    fc.constantFrom(...numbers).map((number) => [withMembers(values, `"x":${number}`), readOrNot(context)]),
  "a huge number as a field": (context, values) =>
    fc.tuple(fc.constantFrom(...texts(context)), fc.constantFrom(...numbers)).map(([{ name }, number]) => {
      const { [name]: _, ...others } = values;
      return [
        withMembers(others, `${JSON.stringify(name)}:${number}`),
        either(lacking(context), unreadable(context)),
      ];
    }),
  "odd letters beside the fields": (context, values) =>
    fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 5 }).map((all) => {
      const text = all.join("");
      return [withMembers(values, `"x${text}":"${text}"`), readOrNot(context)];
    }),
  "names of a prototype beside the fields": (context, values) =>
    fc
      .tuple(fc.constantFrom(...prototypeNames), fc.constantFrom("null", "1", "{}", '{"Email":1,"state":1}'))
      .map(([name, value]) => [withMembers(values, `"${name}":${value}`), intact(context)]),
  "all fields within a prototype": (context, values) =>
    fc
      .constantFrom(...prototypeNames)
      .map((name) => [`{"${name}":${JSON.stringify(values)}}`, lacking(context)]),
  "a byte order mark": (context, values) =>
    fc.constant([`\ufeff${JSON.stringify(values)}`, readOrNot(context)]),
  "changed characters": (context, values) =>
    charactersPutInto(JSON.stringify(values), [...'\u0000\t\n",0\\{}'], anyDefect(context)),
  "a text that ends early": (context, values) => {
    const text = JSON.stringify(values);
    const absent = requiredOf(context).flatMap(({ absentCodes }) => absentCodes);
    const nothing = outcomeOf(context, [asRead(absent, context.profile.emptyBody)]);
    return fc
      .nat(text.length - 1)
      .map((end) => [text.slice(0, end), end === 0 ? nothing : unreadable(context)]);
  },
  "garbage behind the text": (context, values) =>
    fc
      .constantFrom("}", ",", "x", "{}", "\u0000", '"', "\ufeff", "[")
      .map((tail) => [JSON.stringify(values) + tail, unreadable(context)]),
  "a value that is no JSON": (context, values) =>
    fc.constantFrom(...notJson).map((value) => [withMembers(values, `"x":${value}`), unreadable(context)]),
  "no object": (context, values) =>
    fc
      .constantFrom(
        ...'null 1 true [] "text"'.split(" "),
        `[${JSON.stringify(values)}]`,
        JSON.stringify(JSON.stringify(values)),
      )
      .map((body) => [body, unreadable(context)]),
  "an object of something else": (context) =>
    fc
      .dictionary(
        fc.string({ maxLength: 8 }).map((name) => `x${name}`),
        fc.jsonValue(),
      )
      .map((value) => [JSON.stringify(value), lacking(context)]),
};

const charactersPutInto = (text: string, characters: readonly string[], may: Outcome) =>
  fc
    .array(fc.tuple(fc.nat(), fc.constantFrom(...characters), fc.boolean()), { minLength: 1, maxLength: 3 })
    .map((changes) => {
      const body = changes.reduce((all, [at, character, instead]) => {
        const place = at % (all.length + 1);
        return all.slice(0, place) + character + all.slice(place + (instead ? 1 : 0));
      }, text);
      return [body, may] as const;
    });

/** Bodies that are made to find a careless reader of JSON. */
export function unusualRequests(context: RequestContext): fc.Arbitrary<Generated> {
  return fc
    .tuple(validValues(context), fc.constantFrom(...Object.entries(edits)))
    .chain(([values, [what, edit]]) =>
      edit(context, values).map(([body, may]) => {
        const request = generated(context, what, body, values, may);
        return { ...request, uuid: uuidWithin(request.body) };
      }),
    )
    .filter(({ uuid }) => uuid === undefined || isPlainUuid(uuid)); // Others ask a mock for something, or are open (A09).
}

function uuidWithin(body: string): string | undefined {
  const uuid = jsonObject(body.replace(/^\ufeff/, ""))?.uuid;
  return typeof uuid === "string" && uuid !== "" ? uuid : undefined;
}
