import { each } from "./metrics.ts";
import { table } from "./modules.ts";
import type { Source } from "./source.ts";

const withMetricsOnly = ({ families }: Source) =>
  families.flatMap(({ name, metrics }) => (metrics ? [[name, metrics] as const] : []));

/** One row for each metric and phase: what a score is made of. */
export function metricsModule(source: Source): string {
  const rows = withMetricsOnly(source).map(
    ([family, { metrics, maximum }]) =>
      [
        family,
        Object.entries(metrics).flatMap(([metric, { name, unit, phases }]) =>
          Object.entries(phases).map(([phase, { alsoAt, laterPhase, ideal, step, laterMaximum }]) => ({
            metric,
            phase,
            alsoAt,
            laterPhase,
            name,
            unit,
            ideal,
            step,
            maximum,
            laterMaximum,
          })),
        ),
      ] as const,
  );
  return [
    'import type { MetricRow } from "../metric-row.ts";\n',
    table(
      "What the results of a family measure and how it is rated: a row for each metric and phase.",
      "metrics",
      rows,
      {
        satisfies: "{ readonly [family: string]: readonly MetricRow[] }",
      },
    ),
  ].join("\n");
}

/** What is said of metrics to a person. */
export function metricTextsModule(source: Source): string {
  const families = withMetricsOnly(source);
  const texts = families.map(
    ([family, { metrics }]) =>
      [
        family,
        each(metrics, ({ phases }) =>
          each(phases, ({ description, inRange, below, above }) => ({ description, inRange, below, above })),
        ),
      ] as const,
  );
  const both = "{ readonly en: string; readonly ko: string }";
  const rowTexts = `{ readonly description: ${both}; readonly inRange: ${both}; readonly below?: ${both}; readonly above?: ${both} }`;
  return [
    table(
      "What is said of each metric at each phase: what is good, and to who uses an app, what is and what to do.",
      "metricTexts",
      texts,
      {
        type: `{ readonly [family: string]: { readonly [metric: string]: { readonly [phase: string]: ${rowTexts} } } }`,
      },
    ),
    table(
      "The names of phases, by family.",
      "phaseTexts",
      families.map(([family, { phases }]) => [family, phases]),
    ),
    table(
      "The units of metrics: their names, and what follows a number.",
      "unitTexts",
      Object.entries(source.units),
    ),
  ].join("\n");
}
