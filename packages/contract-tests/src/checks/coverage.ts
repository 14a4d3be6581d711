import { isDeepStrictEqual } from "node:util";
import { type JsonSchema, type Operation, operationList, profileKeys } from "@remo-kit/openapi";
import type { Exchange } from "../model/exchange.ts";
import type { ProfileKey } from "../model/reading.ts";
import type { CoverageCell } from "../model/run.ts";
import { type Answer, answerTo, type Body } from "./answer.ts";
import { examplesOf, fieldsOf, schemaOf } from "./schema.ts";

/** What the probes found in a part of the exchanges: a key, its value, and an exchange that proves it. */
export type Measured = {
  readonly key: ProfileKey;
  readonly value: unknown;
  readonly proof: number | undefined;
};

/** Every cell that there is, by operation, and what of it the exchanges show. Names of tests do not count. */
export const coverageOf = (exchanges: readonly Exchange[], measured: readonly Measured[]) =>
  operationList.flatMap((operation) => cellsOf(operation, exchanges, measured));

function cellsOf(operation: Operation, exchanges: readonly Exchange[], measured: readonly Measured[]) {
  const answers = exchanges
    .filter((exchange) => exchange.operation === operation.slug)
    .flatMap((exchange) => ({ id: exchange.id, answer: answerTo(exchange) }));
  const cell = (kind: CoverageCell["kind"], { what, shows }: Wanted): CoverageCell => ({
    operation: operation.slug,
    kind,
    what,
    seen: answers.find(({ answer }) => answer && shows(answer))?.id,
  });
  return [
    ...[...successes(operation), ...refusals(operation)].map((wanted) => cell("example", wanted)),
    ...optionalFields(operation).map((wanted) => cell("field", wanted)),
    ...profileValues(operation, measured),
  ];
}

type Wanted = { readonly what: string; readonly shows: (answer: Answer) => boolean };

/** The examples of a success, each known by the fields in which it differs from the others. */
function successes(operation: Operation): Wanted[] {
  const examples = Object.entries(examplesOf(operation)).map(
    ([name, { value }]) => [name, value as Body] as const,
  );
  const marks = marksOf(
    examples.map(([, value]) => value),
    schemaOf(operation, "success").properties as { readonly [field: string]: JsonSchema } | undefined,
  );
  return examples.map(([name, value]) => ({
    what: `200 ${name}`,
    shows: (answer) =>
      answer.kind === "success" &&
      marks.every((field) => isDeepStrictEqual(answer.body[field], value[field])),
  }));
}

/** Fields in which the examples differ: those of few values if they do, else all that differ. */
function marksOf(values: readonly Body[], properties: { readonly [field: string]: JsonSchema } = {}) {
  const fields = [...new Set(values.flatMap((value) => Object.keys(value)))];
  const differing = fields.filter((field) =>
    values.some((value) => !isDeepStrictEqual(value[field], values[0]?.[field])),
  );
  const fewValued = differing.filter((field) => {
    const { type, enum: values, oneOf } = properties[field] ?? {};
    return type === "boolean" || values || oneOf;
  });
  const kinds = new Set(values.map((value) => JSON.stringify(fewValued.map((field) => value[field]))));
  return kinds.size === values.length ? fewValued : differing;
}

const refusals = ({ errors }: Operation): Wanted[] =>
  Object.entries(errors).map(([code, name]) => ({
    what: `${code} ${name}`,
    shows: (answer) => answer.kind === "refusal" && answer.code === Number(code),
  }));

/** What a schema does not require and, beside a `state`, does not name (A22); a result has the values alone. */
function optionalFields(operation: Operation): Wanted[] {
  return (["success", "refusal"] as const).flatMap((kind) => {
    const { named, required } = fieldsOf(operation, kind);
    // Credits show in the answers of what may use them.
    const optional = named.filter(
      (field) => !required.includes(field) && (field !== "credit" || operation.mayBeCharged),
    );
    const pair = (present: string, absent: string, shows: (body: Body) => boolean): Wanted[] => [
      { what: `${present} a ${kind}`, shows: (answer) => answer.kind === kind && shows(answer.body) },
      { what: `${absent} a ${kind}`, shows: (answer) => answer.kind === kind && !shows(answer.body) },
    ];
    const isFurther = (field: string) => ![...named, "status_code"].includes(field);
    return [
      ...optional.flatMap((field) => pair(`${field} in`, `${field} absent from`, (body) => field in body)),
      ...(named.includes("state")
        ? pair("further fields in", "no further fields in", (body) => Object.keys(body).some(isFurther))
        : []),
    ];
  });
}

/** A profile is that of a server, not of an operation: it stands with the first one. */
function profileValues({ id, slug }: Operation, measured: readonly Measured[]): CoverageCell[] {
  if (id !== operationList[0]?.id) return [];
  return Object.entries(profileKeys).flatMap(([key, { values }]) =>
    values.map((value) => ({
      operation: slug,
      kind: "profile" as const,
      what: `${key} = ${JSON.stringify(value)}`,
      seen: measured.find((found) => found.key === key && found.value === value)?.proof,
    })),
  );
}
