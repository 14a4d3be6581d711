import type { MetricPhase, MetricsFile } from "./metric-shapes.ts";
import type { JsonObject, Language, OperationSource } from "./source.ts";
import words from "./words.json" with { type: "json" };

/** What an answer holds of the metrics, as its schema says in `x-metrics`. */
type Kind = "value" | "score";
type Metric = MetricsFile["metrics"][string];
type Examples = { readonly [metric: string]: unknown };

/** An operation whose answer has a property for each metric, described from the table in both languages. */
export function withMetrics(operation: OperationSource, metrics: MetricsFile | undefined): OperationSource {
  const schema = operation.answerSchema;
  const kind = schema["x-metrics"];
  if (kind === undefined || !metrics) return operation;
  const [example = ""] = Object.keys(operation.file.answer.examples);
  const examples = (operation.examples[example] ?? {}) as Examples;
  const required = kind === "value" && { required: Object.keys(metrics.metrics) };
  const properties = propertiesOf(metrics, kind as Kind, examples);
  const korean = operation.ko.answerSchema as JsonObject;
  return {
    ...operation,
    answerSchema: { ...schema, ...required, properties },
    ko: { ...operation.ko, answerSchema: { ...korean, properties: koreanOf(metrics, kind as Kind) } },
  };
}

export const each = <Value, Result>(
  rows: { readonly [name: string]: Value },
  make: (row: Value, name: string) => Result,
) => Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, make(row, name)]));

/** The phases of a metric, and those where another page or rule has one of them. */
const phasesOf = ({ phases }: Metric): [name: string, phase: MetricPhase, isOther: boolean][] =>
  Object.entries(phases).flatMap(([name, phase]) => [
    [name, phase, false],
    ...(phase.alsoAt === undefined ? [] : [[phase.alsoAt, phase, true] as [string, MetricPhase, true]]),
  ]);

const ids = (facts: readonly string[], ambiguities: readonly string[] = []) => ({
  "x-fact": facts,
  ...(ambiguities.length > 0 && { "x-ambiguity": ambiguities }),
});

function propertiesOf({ metrics }: MetricsFile, kind: Kind, examples: Examples) {
  return each(metrics, (metric, name) => ({
    description: said(metric, kind, "en"),
    type: "object",
    properties: Object.fromEntries(
      phasesOf(metric).map(([phase, row, isOther]) => [
        phase,
        {
          description: saidOf(row, isOther, kind, "en"),
          type: "number",
          ...(kind === "score" && { minimum: 0 }),
          ...ids(row.facts, row.ambiguities),
        },
      ]),
    ),
    examples: [examples[name]],
    ...ids(metric.facts, metric.ambiguities),
  }));
}

const koreanOf = ({ metrics }: MetricsFile, kind: Kind) =>
  each(metrics, (metric) => ({
    description: said(metric, kind, "ko"),
    properties: Object.fromEntries(
      phasesOf(metric).map(([phase, row, isOther]) => [
        phase,
        { description: saidOf(row, isOther, kind, "ko") },
      ]),
    ),
  }));

const said = ({ name, description }: Metric, kind: Kind, language: Language): string =>
  kind === "value" ? description[language] : words[language].score.replace("{name}", name[language]);

function saidOf(row: MetricPhase, isOther: boolean, kind: Kind, language: Language): string {
  const text = kind === "value" ? row.description[language] : rule(row, language);
  return isOther ? `${words[language].alsoAt} ${text}` : text;
}

/** How a value is rated, in a sentence. */
function rule({ ideal: { min, max }, step }: MetricPhase, language: Language): string {
  const { between, atLeast, atMost } = words[language];
  const sentence = min === undefined ? atMost : max === undefined ? atLeast : between;
  return sentence.replace("{min}", String(min)).replace("{max}", String(max)).replace("{step}", String(step));
}
