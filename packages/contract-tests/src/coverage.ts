import {
  errorCodes,
  type JsonSchema,
  openApiDocument,
  type Profile,
  profileKeys,
  responseContent,
} from "@remo-kit/openapi";
import { type Answer, answerOf } from "./answer.ts";
import type { Exchange } from "./exchange.ts";

/** One thing that a run can show: an answer of an operation, an optional field, a value of a profile. */
export type CoverageCell = {
  readonly operation: string;
  readonly kind: "example" | "field" | "profile";
  /** `420 user-not-identified`, `credit absent from a refusal`, `statusKey = "status_code"`. */
  readonly what: string;
  /** The first exchange that shows it; undefined if none does. */
  readonly seen: number | undefined;
};

/** What the probes found in a part of the exchanges: a key, its value, and an exchange that proves it. */
export type Measured = {
  readonly key: keyof Profile;
  readonly value: unknown;
  readonly proof: number | undefined;
};

/** Every cell that there is for an operation, and what of it the exchanges show. Names of tests do not count. */
export function coverageOf(
  operation: string,
  exchanges: readonly Exchange[],
  measured: readonly Measured[],
): CoverageCell[] {
  const answers = exchanges
    .filter((exchange) => exchange.operation === operation && exchange.received)
    .map(({ id, received }) => ({ id, answer: answerOf(received as NonNullable<typeof received>) }));
  const cell = (
    kind: CoverageCell["kind"],
    what: string,
    shows: (answer: Answer) => boolean,
  ): CoverageCell => ({
    operation,
    kind,
    what,
    seen: answers.find(({ answer }) => shows(answer))?.id,
  });
  return [
    ...examples(operation).map(({ what, shows }) => cell("example", what, shows)),
    ...optionalFields().map(({ what, shows }) => cell("field", what, shows)),
    ...profileValues(measured).map(({ what, seen }) => ({ operation, kind: "profile" as const, what, seen })),
  ];
}

type Wanted = { readonly what: string; readonly shows: (answer: Answer) => boolean };

/** The examples of each documented status: a success is told by `file_exist`, a refusal by its code. */
function examples(operation: string): Wanted[] {
  const described = openApiDocument.paths[`/api/${operation}`]?.post;
  const successes = described ? responseContent(described, 200)["application/json"]?.examples : undefined;
  return [
    ...Object.entries(successes ?? {}).map(([name, { value }]) => {
      const { file_exist } = value as { readonly file_exist: boolean };
      return {
        what: `200 ${name}`,
        shows: (answer: Answer) => answer.kind === "success" && answer.body.file_exist === file_exist,
      };
    }),
    ...Object.values(errorCodes).map(({ code, name }) => ({
      what: `${code} ${name}`,
      shows: (answer: Answer) => answer.kind === "refusal" && answer.code === code,
    })),
  ];
}

/** Fields that an answer may have or lack: those that a schema does not require, and those that it does not name (A22). */
function optionalFields(): Wanted[] {
  const schemas = { success: "AnalysisSoccerReceipt", refusal: "Refusal" } as const;
  return Object.entries(schemas).flatMap(([kind, name]) => {
    const { properties, required } = openApiDocument.components.schemas[name] as JsonSchema;
    const named = Object.keys(properties as object);
    const optional = named.filter((field) => !(required as string[]).includes(field));
    const has = (answer: Answer, field: string) =>
      answer.kind !== "other" && answer.kind === kind && field in answer.body;
    const isPlain = (answer: Answer) =>
      answer.kind !== "other" &&
      answer.kind === kind &&
      Object.keys(answer.body).every((field) => [...named, "status_code"].includes(field));
    return [
      ...optional.flatMap((field) => [
        { what: `${field} in a ${kind}`, shows: (answer: Answer) => has(answer, field) },
        {
          what: `${field} absent from a ${kind}`,
          shows: (answer: Answer) => answer.kind === kind && !has(answer, field),
        },
      ]),
      { what: `further fields in a ${kind}`, shows: (answer) => answer.kind === kind && !isPlain(answer) },
      { what: `no further fields in a ${kind}`, shows: isPlain },
    ];
  });
}

const profileValues = (measured: readonly Measured[]) =>
  Object.entries(profileKeys).flatMap(([key, { values }]) =>
    values.map((value) => ({
      what: `${key} = ${JSON.stringify(value)}`,
      seen: measured.find((found) => found.key === key && found.value === value)?.proof,
    })),
  );
