// How open questions, errors and metrics are carried through the kit; facts are in trace.ts.

import { ambiguities, errors, idsOf, objectsOf, operationList } from "@remo-kit/openapi";
import { codesOf } from "./error-codes.ts";
import { blocks, code } from "./markdown.ts";
import { metricList } from "./metric-list.ts";
import { type CaseFacts, type Suite, testsIn } from "./trace.ts";
import type { Edition } from "./words.ts";

type Ids = readonly string[];
type Columns = { readonly [column in "spec" | "answers" | "tests"]: Ids };

/** What carries a row: its places in the spec, what answers or settles it, the titles of the tests that prove it. */
export type Carried = {
  readonly ambiguities: readonly ({ readonly ambiguity: string } & Columns)[];
  readonly errors: readonly ({ readonly [key in "error" | "operation" | "code"]: string } & Columns)[];
  readonly metrics: readonly ({ readonly [key in "family" | "metric" | "phase"]: string } & Columns)[];
};

type Question = {
  readonly readings: readonly { readonly facts: Ids }[];
  readonly probe?: { readonly id: string };
  readonly noProbe?: object;
  readonly unreferenced?: string;
};
const questions: { readonly [id: string]: Question } = ambiguities;

const titles = (tests: readonly CaseFacts[]): Ids => [...new Set(tests.map(({ title }) => title))];
const ofFacts = (tests: readonly CaseFacts[], facts: Ids) =>
  titles(tests.filter((test) => test.facts.some((fact) => facts.includes(fact))));

export function carriedOf(document: object, cases: readonly CaseFacts[], suites: readonly Suite[]): Carried {
  const tests = [...cases, ...testsIn(suites)];
  const places = [...objectsOf(document)];
  return {
    ambiguities: Object.entries(questions).map(([ambiguity, question]) => {
      const { readings, probe, noProbe, unreferenced } = question;
      const named = places.filter(({ node }) => idsOf(node, "x-ambiguity").includes(ambiguity));
      const own = titles(tests.filter(({ title }) => new RegExp(`\\b${ambiguity}\\b`).test(title)));
      const facts = readings.flatMap(({ facts }) => facts);
      return {
        ambiguity,
        spec: unreferenced ? [unreferenced] : named.map(({ pointer }) => pointer),
        answers: [probe?.id ?? (noProbe ? "nothing" : "wording")],
        tests: own.length > 0 ? own : ofFacts(tests, facts), // Of what the readings rest on.
      };
    }),
    errors: operationList.flatMap(({ slug, path, method, errors: known }) =>
      Object.entries(known).map(([number, error]) => ({
        error,
        operation: slug,
        code: number,
        spec: [`#/paths/${path.replaceAll("/", "~1")}/${method.toLowerCase()}/responses/${number}`],
        answers: [error],
        tests: titles(
          cases.filter(
            ({ file, title }) => file.endsWith(`/${slug}.ts`) && codesOf(title).includes(Number(number)),
          ),
        ),
      })),
    ),
    metrics: metricList.map(({ family, metric, phase, spec, operations, facts }) => ({
      ...{ family, metric, phase, spec },
      answers: operations.flatMap(({ examples }) => Object.keys(examples).slice(0, 1)),
      tests: ofFacts(tests, facts),
    })),
  };
}

/** The empty cells, each in a sentence. */
export const carriedHoles = (carried: Carried): string[] =>
  Object.values(carried)
    .flat()
    .flatMap(({ spec, answers, tests, ...names }: Columns) =>
      Object.entries({ spec, answers, tests })
        .filter(([, cells]) => cells.length === 0)
        .map(([column]) => `${Object.values(names).join(" ")} has nothing in the column ${column}.`),
    );

export function carriedPage(carried: Carried, { language, say, table }: Edition): string {
  const scenario = (name: string) => `[${code(name)}](scenarios.md#${name})`;
  const counts = ({ spec, tests }: Omit<Columns, "answers">) => [String(spec.length), String(tests.length)];
  const questionRows = carried.ambiguities.map(({ ambiguity, answers: [settled = ""], ...row }) => [
    `${ambiguity} ${ambiguities[ambiguity as keyof typeof ambiguities].title[language]}`,
    settled === "nothing" || settled === "wording" ? say(settled) : code(settled),
    ...counts(row),
  ]);
  const errorRows = carried.errors.map(({ operation, error, code: number, answers, ...row }) => [
    `${code(operation)} [${number} ${error}](error-codes.md#${number}-${error})`,
    say(`category-${errors[error as keyof typeof errors].category}`),
    answers.map(scenario).join(", "),
    String(row.tests.length),
  ]);
  const metricRows = carried.metrics.map(({ answers, ...row }, i) => {
    const { anchor, name, phaseName } = metricList[i] as (typeof metricList)[number];
    const link = `[${name[language]}, ${phaseName[language]}](metrics.md#${anchor})`;
    return [link, answers.map(scenario).join(", "), ...counts(row)];
  });
  return blocks(
    `## ${say("carried-ambiguities")}`,
    table(["ambiguity", "settled-by", "places", "tests"], questionRows),
    `## ${say("carried-errors")}`,
    table(["error", "category", "scenario-of", "tests"], errorRows),
    `## ${say("carried-metrics")}`,
    table(["metric", "scenario-of", "places", "tests"], metricRows),
  );
}
