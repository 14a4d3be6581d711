// Every metric at every phase, with what the spec and its examples say of it.

import {
  describedOperation,
  type Family,
  idsOf,
  type JsonSchema,
  jsonSchema,
  type MetricRow,
  metrics,
  type Operation,
  operationList,
  phaseTexts,
  responseContent,
} from "@remo-kit/openapi";
import type { Language } from "../map.ts";

export type Text = { readonly [language in Language]: string };
type Named = { readonly [name: string]: Text };
type Numbers = { readonly [metric: string]: { readonly [phase: string]: number } | undefined };

const rowsOf: { readonly [family: string]: readonly MetricRow[] | undefined } = metrics;
const phaseNames: { readonly [family: string]: Named | undefined } = phaseTexts;

/** A row of the table of metrics, and what the spec says of it. */
export type Metric = MetricRow & {
  readonly family: Family;
  readonly anchor: string;
  readonly phaseName: Text;
  /** Of the phase at which later pages have it. */
  readonly laterName: Text;
  /** Its value in the page's example of a result, and the marks that it gets where the family has a score. */
  readonly value: number;
  readonly marks: number | undefined;
  /** The ids that its places in the spec rest on. */
  readonly facts: readonly string[];
  readonly open: readonly string[];
  /** Its places in the spec: those of the result, then those of the score. */
  readonly spec: readonly string[];
  readonly operations: readonly Operation[];
};

/** The operations whose answers are made of metrics: of their values, or of their scores. */
const answering = (family: string) =>
  operationList
    .filter((operation) => operation.family === family)
    .flatMap((operation) => {
      const content = responseContent(describedOperation(operation), 200);
      const schema = jsonSchema(content);
      const kind = schema?.["x-metrics"] as "value" | "score" | undefined;
      const { $ref } = content["application/json"]?.schema ?? {};
      const [example] = Object.values(content["application/json"]?.examples ?? {});
      return schema && kind
        ? [{ operation, kind, schema, pointer: String($ref), numbers: example?.value as Numbers }]
        : [];
    });
type Answer = ReturnType<typeof answering>[number];

/** Every metric at every phase, in the order of its page. */
export const metricList: readonly Metric[] = Object.entries(rowsOf).flatMap(([family, rows = []], nth) => {
  const answers = answering(family);
  const prefix = nth === 0 ? "" : `${family}-`;
  return rows.map((row) => metricOf(row, family as Family, prefix, answers));
});

function metricOf(row: MetricRow, family: Family, prefix: string, answers: readonly Answer[]): Metric {
  const { metric, phase } = row;
  const ids = (keyword: string) => [
    ...new Set(
      answers.flatMap(({ schema }) => {
        const own = (schema.properties as { [name: string]: JsonSchema })[metric] ?? {};
        const nested = (own.properties as { [name: string]: JsonSchema })[phase] ?? {};
        return [...idsOf(nested, keyword), ...idsOf(own, keyword)];
      }),
    ),
  ];
  const numberOf = (wanted: Answer["kind"]) =>
    answers.find(({ kind }) => kind === wanted)?.numbers[metric]?.[phase];
  return {
    ...row,
    family,
    anchor: `${prefix}${metric}-${phase}`.replaceAll("_", "-"),
    phaseName: phaseNames[family]?.[phase] as Text,
    laterName: phaseNames[family]?.[row.laterPhase ?? phase] as Text,
    value: numberOf("value") as number,
    marks: numberOf("score"),
    facts: ids("x-fact"),
    open: ids("x-ambiguity"),
    spec: answers.map(({ pointer }) => `${pointer}/properties/${metric}/properties/${phase}`),
    operations: answers.map(({ operation }) => operation),
  };
}
