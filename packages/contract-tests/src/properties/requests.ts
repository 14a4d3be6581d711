import fc from "fast-check";
import { present } from "../session/requests.ts";
import { type Generated, outcomeOf, type RequestContext, styles, type Values } from "./generated.ts";
import type { RequestField } from "./schema.ts";
import { validValue, wrongValue } from "./values.ts";

/** Those whose lack is a defect. */
export const requiredOf = ({ fields }: RequestContext) => fields.filter(({ required }) => required);

/** Fields that no page names: an API that reads JSON by name does not mind them. */
const further = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 12 }).map((name) => `x_${name}`),
  fc.jsonValue({ maxDepth: 2 }),
  { maxKeys: 2 },
);

/** The values of a valid request; those that it may lack are there or not. */
export const validValues = (context: RequestContext): fc.Arbitrary<Values> =>
  fc.record(Object.fromEntries(context.fields.map((field) => [field.name, validValue(field, context)])), {
    requiredKeys: requiredOf(context).map(({ name }) => name),
  });

/** Valid requests: any order of the fields, others beside them, and JSON in each way that it may be written. */
export function validRequests(context: RequestContext): fc.Arbitrary<Generated> {
  return fc
    .tuple(validValues(context), further, shuffled(context), fc.constantFrom(...Object.values(styles)))
    .map(([values, extra, order, write]) => {
      const all = { ...Object.fromEntries(order.map((name) => [name, values[name]])), ...extra };
      return generated(context, "nothing", write(present(all)), values, outcomeOf(context, []));
    });
}

const shuffled = ({ fields }: RequestContext) =>
  fc.shuffledSubarray(
    fields.map(({ name }) => name),
    { minLength: fields.length },
  );

/** A15: one of them, where it is known how the server reads the page, and the operation has that code. */
export const asRead = (codes: readonly number[], reading: number | undefined): readonly number[] =>
  reading !== undefined && codes.includes(reading) ? [reading] : codes;

export type Defect = {
  readonly field: string;
  readonly what: string;
  readonly codes: readonly number[];
  /** Undefined: the field is missing. */
  readonly value: unknown;
};

function defectsOf(context: RequestContext, field: RequestField): fc.Arbitrary<Defect> {
  const { name, wrongCodes, secret } = field;
  const [right] = fc.sample(validValue(field, context), { numRuns: 1, seed: 0 });
  const codes = asRead(field.absentCodes, context.profile.missingField);
  const absent = (what: string, value: fc.Arbitrary<unknown>) =>
    value.map((one): Defect => ({ field: name, what: `${name} is ${what}`, codes, value: one }));
  return fc.oneof(
    absent("missing", fc.constant(undefined)),
    absent("empty", fc.constant("")),
    absent(
      "of another type",
      otherTypes.filter((value) => typeof value !== typeof right),
    ),
    // Which values of another field are wrong, only the server knows.
    ...(secret && wrongCodes.length > 0
      ? [
          wrongValue(field, right as string).map(
            (value): Defect => ({ field: name, what: `${name} is wrong`, codes: wrongCodes, value }),
          ),
        ]
      : []),
  );
}

const otherTypes = fc.oneof(
  fc.constantFrom(null, true, false, 0, -1, 170, 1.5, 1e300),
  fc.array(fc.string({ maxLength: 3 }), { maxLength: 2 }),
  fc.dictionary(fc.string({ maxLength: 3 }), fc.string({ maxLength: 3 }), { maxKeys: 2 }),
);

export function invalidRequests(context: RequestContext, [least, most]: readonly [number, number]) {
  const fields = requiredOf(context).map((field) => defectsOf(context, field)); // Each is slow to make.
  const defects = fc
    .subarray(fields, { minLength: least, maxLength: Math.min(most, fields.length) })
    .chain((some) => fc.tuple(...some));
  return fc
    .tuple(validValues(context), defects, fc.constantFrom(...Object.values(styles)))
    .map(([values, all, write]) => {
      const invalid = { ...values, ...Object.fromEntries(all.map(({ field, value }) => [field, value])) };
      const may = outcomeOf(
        context,
        all.map(({ codes }) => codes),
      );
      const what = all.map((defect) => defect.what).join(", ");
      return generated(context, what, write(present(invalid)), values, may);
    });
}

export function generated(
  { fields }: RequestContext,
  what: string,
  body: string,
  values: Values,
  may: Generated["may"],
): Generated {
  const hidden = fields.filter(({ secret }) => secret).map(({ name }) => [name, String(values[name] ?? "")]);
  return {
    what,
    body,
    uuid: values.uuid as string | undefined,
    may,
    hidden: Object.fromEntries(hidden),
  };
}
