import * as v from "valibot";
import { filled, idsOf, sentence, sentenceKo, text } from "./shapes.ts";

const key = v.pipe(v.string(), v.regex(/^[a-z]+(_[a-z]+)*$/));
const both = v.strictObject({ en: filled, ko: filled });
const positive = v.pipe(v.number(), v.gtValue(0));
/** For who uses an app. */
const plain = v.strictObject({ en: sentence, ko: sentenceKo });

/** Full marks from `min` to `max`, both included; one that is missing bounds nothing. */
const ideal = v.pipe(
  v.strictObject({ min: v.exactOptional(v.number()), max: v.exactOptional(v.number()) }),
  v.check(({ min, max }) => (min ?? max) !== undefined, "Expected a bound"),
  v.check(({ min = -Infinity, max = Infinity }) => min < max, "Expected min below max"),
);

const phase = v.pipe(
  v.strictObject({
    /** Where another page or rule has the same value. */
    alsoAt: v.exactOptional(key),
    /** Where the later pages have it, if not here. */
    laterPhase: v.exactOptional(key),
    ideal,
    /** How far outside costs one mark. */
    step: positive,
    /** Marks by the later pages, where those of a phase add up to 100. */
    laterMaximum: positive,
    /** What is good, in our words. */
    description: text,
    facts: idsOf("F"),
    ambiguities: v.exactOptional(idsOf("A")),
    inRange: plain,
    below: v.exactOptional(plain),
    above: v.exactOptional(plain),
  }),
  v.check(
    ({ ideal: { min, max }, below, above }) =>
      !below === (min === undefined) && !above === (max === undefined),
    "Expected a sentence for each side that has a bound",
  ),
);
export type MetricPhase = v.InferOutput<typeof phase>;

/** `pages/<family>/metrics.yaml`: what an analysis measures, and how it is rated. */
export const metricsFile = v.strictObject({
  /** Marks of each metric of a phase. */
  maximum: positive,
  phases: v.record(key, text),
  metrics: v.record(
    key,
    v.strictObject({
      name: text,
      unit: v.string(),
      description: text,
      facts: idsOf("F"),
      ambiguities: v.exactOptional(idsOf("A")),
      phases: v.pipe(v.record(key, phase), v.minEntries(1)),
    }),
  ),
});
export type MetricsFile = v.InferOutput<typeof metricsFile>;

/** `shared/units.yaml`: a unit's name, and what follows a number. */
export const unitsFile = v.record(v.string(), v.strictObject({ name: both, symbol: filled }));
