// The page of metrics: what the results of a family measure, how it is rated, and what is open of it.

import {
  ambiguities,
  describedOperation,
  type Family,
  familyTitles,
  idsOf,
  type JsonSchema,
  jsonSchema,
  type MetricRow,
  metrics,
  metricTexts,
  type Operation,
  operationList,
  phaseTexts,
  responseContent,
  unitTexts,
} from "@remo-kit/openapi";
import type { Language } from "../map.ts";
import { gauge } from "./gauge.ts";
import { blocks, code } from "./markdown.ts";
import type { Edition } from "./words.ts";

type Text = { readonly [language in Language]: string };
type Named = { readonly [name: string]: Text };
type Numbers = { readonly [metric: string]: { readonly [phase: string]: number } | undefined };

const rowsOf: { readonly [family: string]: readonly MetricRow[] | undefined } = metrics;
const phaseNames: { readonly [family: string]: Named | undefined } = phaseTexts;
const units: { readonly [unit: string]: { readonly name: Text; readonly symbol: string } } = unitTexts;

/** A row of the table of metrics, and what the spec says of it. */
export type Metric = MetricRow & {
  readonly family: Family;
  readonly anchor: string;
  readonly phaseName: Text;
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
    value: numberOf("value") as number,
    marks: numberOf("score"),
    facts: ids("x-fact"),
    open: ids("x-ambiguity"),
    spec: answers.map(({ pointer }) => `${pointer}/properties/${metric}/properties/${phase}`),
    operations: answers.map(({ operation }) => operation),
  };
}

export function metricsPage(edition: Edition): string {
  const { language, say } = edition;
  return blocks(
    Object.keys(rowsOf).map((family) => {
      const own = metricList.filter((metric) => metric.family === family);
      return [
        `## ${familyTitles[family as Family][language]} {#${family}}`,
        summary(own, edition),
        own.map((metric) => section(metric, edition)),
      ];
    }),
    say("metrics-end"),
  );
}

const summary = (own: readonly Metric[], edition: Edition): string =>
  edition.table(
    ["metric", "at-phase", "ideal", "step", "maximum", "later-maximum"],
    own.map((metric) => [
      `[${metric.name[edition.language]}](#${metric.anchor})`,
      metric.phaseName[edition.language],
      idealText(metric, edition),
      shown(metric, metric.step),
      String(metric.maximum),
      String(metric.laterMaximum),
    ]),
  );

/** With a true minus, and no more digits than the eye needs. */
const numeral = (value: number): string => String(Math.round(value * 100) / 100).replace("-", "\u2212");
const shown = ({ unit }: Metric, value: number): string => `${numeral(value)}${units[unit]?.symbol ?? ""}`;

function idealText(metric: Metric, { say }: Edition): string {
  const { min, max } = metric.ideal;
  const name = min === undefined ? "at-most" : max === undefined ? "at-least" : "from-to";
  return say(name)
    .replace("MIN", shown(metric, min ?? 0))
    .replace("MAX", shown(metric, max ?? 0));
}

function section(metric: Metric, edition: Edition): string {
  const { language, say, terms } = edition;
  const { family, name, phase, phaseName, unit, anchor, open, facts } = metric;
  const said = metricTexts[family]?.[metric.metric]?.[phase];
  const app = [said?.inRange, said?.below, said?.above];
  const ways = ["in-range", "below", "above"].flatMap((way, i) =>
    app[i] ? [`- ${say(way)}: ${app[i][language]}`] : [],
  );
  const later = phaseNames[family]?.[metric.laterPhase ?? phase]?.[language] ?? "";
  return blocks(
    `### ${name[language]}, ${phaseName[language]} {#${anchor}}`,
    `${code(`${metric.metric}.${phase}`)} (${facts.join(", ")}): ${said?.description[language]}`,
    gaugeOf(metric, edition),
    terms(
      ["ideal", idealText(metric, edition)],
      ["unit", units[unit]?.name[language]],
      ["example", exampleText(metric, edition)],
      ["step", say("step-text").replace("STEP", shown(metric, metric.step))],
      [
        "maximum",
        `${metric.maximum}; ${say("later-text").replace("MARKS", String(metric.laterMaximum)).replace("PHASE", later)}`,
      ],
      ["also-at", metric.alsoAt && code(metric.alsoAt)],
      [
        "open",
        open.length > 0 &&
          open.map((id) => `- ${id} ${ambiguities[id as keyof typeof ambiguities].question[language]}`),
      ],
      ["in-an-app", ways],
    ),
  );
}

function exampleText(metric: Metric, { say }: Edition): string {
  const { value, marks, maximum } = metric;
  if (marks === undefined) return shown(metric, value);
  return say("example-text")
    .replace("VALUE", shown(metric, value))
    .replace("MARKS", numeral(marks))
    .replace("MAXIMUM", String(maximum));
}

function gaugeOf(metric: Metric, edition: Edition): string {
  const { language, say } = edition;
  const ideal = `${say("ideal")}: ${idealText(metric, edition)}`;
  const value = `${say("example")}: ${exampleText(metric, edition)}`;
  return gauge({
    ...metric,
    texts: { ideal, value, picture: `${metric.name[language]}. ${ideal}. ${value}.` },
    number: (end) => shown(metric, Math.abs(end) < 10 ? Math.round(end * 10) / 10 : Math.round(end)),
  });
}
