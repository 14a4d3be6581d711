import type { FamilySource, OperationSource } from "../generate/source.ts";
import type { Rule } from "./rule.ts";

/** A rule about each family; its sentences begin with its table of metrics. */
const ofFamily =
  (problems: (family: FamilySource, units: object) => string[]): Rule =>
  ({ source }) =>
    source.families.flatMap((family) =>
      problems(family, source.units).map((problem) => `pages/${family.name}/metrics.yaml: ${problem}`),
    );

type Placed = {
  readonly metric: string;
  readonly phase: string;
  readonly later: string;
  readonly marks: number;
};

const placesOf = ({ metrics }: FamilySource): Placed[] =>
  Object.entries(metrics?.metrics ?? {}).flatMap(([metric, { phases }]) =>
    Object.entries(phases).map(([phase, { laterPhase = phase, laterMaximum }]) => ({
      metric,
      phase,
      later: laterPhase,
      marks: laterMaximum,
    })),
  );

const eachNameIsKnown = ofFamily(({ metrics }, units) => {
  if (!metrics) return [];
  const rows = Object.entries(metrics.metrics);
  const named = rows.flatMap(([metric, { phases }]) =>
    Object.entries(phases).flatMap(([phase, { alsoAt = phase, laterPhase = phase }]) =>
      [phase, alsoAt, laterPhase].map((name) => ({ metric, name })),
    ),
  );
  return [
    ...rows
      .filter(([, { unit }]) => !(unit in units))
      .map(([metric, { unit }]) => `${metric} is in ${unit}, which is no unit.`),
    ...named
      .filter(({ name }) => !(name in metrics.phases))
      .map(({ metric, name }) => `${metric} has the phase ${name}, which has no name.`),
  ];
});

/** Later pages say so of each phase (E26). */
const laterMarksAreAHundred = ofFamily((family) => {
  const places = placesOf(family);
  return [...new Set(places.map(({ later }) => later))].flatMap((phase) => {
    const sum = places.filter(({ later }) => later === phase).reduce((all, { marks }) => all + marks, 0);
    return sum === 100 ? [] : [`the later marks of ${phase} add up to ${sum}, not to 100.`];
  });
});

const eachAnswerHasItsTable = ofFamily(({ metrics, operations }) =>
  operations
    .filter(({ answerSchema }) => answerSchema["x-metrics"] !== undefined && !metrics)
    .map(({ slug }) => `it is not there, but answer.yaml of ${slug} is made of it.`),
);

/** What an answer that is made of the metrics shows is what the table has. */
const examplesHaveTheMetrics = ofFamily((family) =>
  family.operations
    .filter(({ answerSchema }) => answerSchema["x-metrics"] !== undefined)
    .flatMap((operation) => exampleProblems(operation, placesOf(family))),
);

function exampleProblems({ slug, file, examples }: OperationSource, places: readonly Placed[]): string[] {
  return Object.keys(file.answer.examples).flatMap((name) => {
    const example = (examples[name] ?? {}) as { readonly [metric: string]: object };
    const shown = Object.entries(example).flatMap(([metric, phases]) =>
      Object.keys(phases).map((phase) => `${metric}.${phase}`),
    );
    const listed = places.map(({ metric, phase }) => `${metric}.${phase}`);
    return [
      ...listed.filter((one) => !shown.includes(one)).map((one) => `${name}.json of ${slug} has no ${one}.`),
      ...shown
        .filter((one) => !listed.includes(one))
        .map((one) => `it has no ${one}, which ${name}.json of ${slug} has.`),
    ];
  });
}

export const metricRules: readonly Rule[] = [
  eachAnswerHasItsTable,
  eachNameIsKnown,
  laterMarksAreAHundred,
  examplesHaveTheMetrics,
];
