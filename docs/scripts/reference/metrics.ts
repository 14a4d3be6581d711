// The page of metrics: what the results of a family measure, how it is rated, and what is open of it.

import { ambiguities, familyTitles, metricTexts, unitTexts } from "@remo-kit/openapi";
import { gauge } from "./gauge.ts";
import { blocks, code } from "./markdown.ts";
import { type Metric, metricList, type Text } from "./metric-list.ts";
import type { Edition } from "./words.ts";

const units: { readonly [unit: string]: { readonly name: Text; readonly symbol: string } } = unitTexts;

export function metricsPage(edition: Edition): string {
  const { language, say } = edition;
  return blocks(
    [...new Set(metricList.map(({ family }) => family))].map((family) => {
      const own = metricList.filter((metric) => metric.family === family);
      return [
        `## ${familyTitles[family][language]} {#${family}}`,
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
        `${metric.maximum}; ${say("later-text").replace("MARKS", String(metric.laterMaximum)).replace("PHASE", metric.laterName[language])}`,
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
