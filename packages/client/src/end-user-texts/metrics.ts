import type { Localized } from "@remo-kit/common/language";
import { outsideBy } from "@remo-kit/common/score";
import { type MetricRow, unitTexts } from "@remo-kit/openapi";

type Both = Localized<string>;

/** What is said of a family's metrics: of each at each phase, and of the phases. */
export type Said = {
  readonly rows: readonly MetricRow[];
  readonly metrics: {
    readonly [metric: string]: {
      readonly [phase: string]: { readonly [What in "description" | "inRange"]: Both } & {
        readonly [What in "below" | "above"]?: Both;
      };
    };
  };
  readonly phases: { readonly [phase: string]: Both };
};

/** What is said of a metric, found by any phase at which an answer may have it; undefined if nothing is. */
export function textsOf(
  { rows, metrics, phases }: Said,
  metric: string,
  phase: string,
  language: "en" | "ko",
  value?: number,
) {
  const row = rows.find(
    (one) => one.metric === metric && [one.phase, one.alsoAt, one.laterPhase].includes(phase),
  );
  const said = row && metrics[row.metric]?.[row.phase];
  if (!said) return undefined;
  const unit = unitTexts[row.unit as keyof typeof unitTexts];
  const place = value === undefined || !Number.isFinite(value) ? undefined : placeOf(row, value);
  return {
    name: row.name[language],
    phase: phases[phase]?.[language] ?? phase,
    unit: unit.name[language],
    symbol: unit.symbol,
    description: said.description[language],
    advice: place && said[place]?.[language],
  };
}

function placeOf(row: MetricRow, value: number): "inRange" | "below" | "above" {
  if (outsideBy(row, value) === 0) return "inRange";
  return value < (row.ideal.min ?? Number.NEGATIVE_INFINITY) ? "below" : "above";
}
