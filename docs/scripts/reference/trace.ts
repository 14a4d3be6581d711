import { facts, idsOf, objectsOf, operationList, type Place, pages } from "@remo-kit/openapi";
import { blocks, code, codes, firstSentence, testItems } from "./markdown.ts";
import type { Edition } from "./words.ts";

type Ids = readonly string[];

/** How one fact of a page is carried through the kit. An empty column is a hole. */
export type Trace = { readonly [key in "fact" | "page"]: string } & {
  readonly [column in "spec" | "examples" | "scenarios"]: Ids;
} & { readonly tests: readonly Omit<CaseFacts, "facts">[] };

export type Suite = { readonly file: string; readonly source: string };

type Node = { readonly [key: string]: unknown };

export type CaseFacts = { readonly title: string; readonly facts: Ids; readonly file: string };

export type CaseRegistry = {
  readonly [operationId: string]: { readonly cases: readonly Pick<CaseFacts, "title" | "facts">[] };
};

/** @throws Error naming an operation of which nothing is proven. */
export const caseFacts = (registry: CaseRegistry): CaseFacts[] =>
  operationList.flatMap(({ id, slug }) => {
    const { cases = [] } = registry[id] ?? {};
    if (cases.length === 0)
      throw new Error(`packages/contract-tests/src/cases/registry.ts has no cases of ${id}.`);
    const file = `packages/contract-tests/src/cases/${slug}.ts`;
    return cases.map(({ title, facts }) => ({ title, facts, file }));
  });

/** The sources are of the other contract tests: the titles and facts of their tests are read from them. */
export function traces(document: Node, cases: readonly CaseFacts[], suites: readonly Suite[]): Trace[] {
  const places = [...objectsOf(document)];
  const tests = [...cases, ...testsIn(suites)];
  return Object.entries(facts).map(([fact, { page }]) => {
    const named = places.filter(({ node }) => idsOf(node, "x-fact").includes(fact));
    // A response that names the fact shows it better than all the examples of a schema.
    const responses = named.filter(({ node }) => "content" in node && "description" in node);
    const shown = responses.length > 0 ? responses : named;
    const examples = unique(shown.flatMap((place) => examplesAt(place, places)));
    const scenarios = unique(shown.flatMap((place) => scenariosAt(place, examples, page)));
    const own = tests.filter((test) => test.facts.includes(fact));
    const spec = named.map(({ pointer }) => pointer);
    return { fact, page, spec, examples, scenarios, tests: own.map(({ title, file }) => ({ title, file })) };
  });
}

/** The empty cells of the table, each in a sentence. */
export const holes = (table: readonly Trace[]): string[] =>
  table.flatMap(({ fact, page: _, ...columns }) => {
    const empty = Object.entries(columns).filter(([, cells]) => cells.length === 0);
    return empty.map(([column]) => `${fact} has nothing in the column ${column}.`);
  });

/**
 * The named examples that show a place: those of its schema, those within it, or, for a place that has none, those of
 * the operation that it lies in.
 */
function examplesAt({ pointer }: Place, places: readonly Place[]): string[] {
  const media = places.filter(({ node }) => "examples" in node && "schema" in node);
  const namesOf = (found: readonly Place[]) =>
    found.flatMap(({ node }) => Object.keys(node.examples as Node));
  const schema = /^#\/components\/schemas\/[^/]+/.exec(pointer)?.[0];
  if (schema) return namesOf(media.filter(({ node }) => (node.schema as Node).$ref === schema));
  const within = (place = pointer) => media.filter((found) => found.pointer.startsWith(`${place}/`));
  return namesOf(within().length > 0 ? within() : within(/^#\/paths\/[^/]+\/[^/]+/.exec(pointer)?.[0]));
}

/** What the mock answers for a place: the refusals that a field can cause, else the page's own answers among its examples. */
function scenariosAt({ node }: Place, examples: readonly string[], page: string): string[] {
  const operation = operationList.find(({ slug }) => slug === page);
  if (!operation) return [];
  const refusals = idsOf(node, "x-error-codes").flatMap((code) => operation.errors[Number(code)] ?? []);
  if (refusals.length > 0) return refusals;
  const successes = Object.keys(operation.examples);
  const own: readonly string[] = [...successes, ...Object.values(operation.errors)];
  const answers = examples.filter((name) => own.includes(name));
  return answers.length > 0 || examples.length === 0 ? answers : successes.slice(0, 1); // As documented, it succeeds.
}

export const testsIn = (suites: readonly Suite[]): CaseFacts[] => suites.flatMap(testsOf);

function testsOf({ file, source }: Suite): CaseFacts[] {
  const test = /\btest(?:\.\w+\([^)]*\))?\(\s*(["`])((?:(?!\1)[^\\]|\\.)*)\1,/g;
  return [...source.matchAll(test)].map(([, , text = ""]) => {
    const title = text.replace(/\$\{[^}]*\}/g, "…");
    return { file, title, facts: title.match(/\bF\d{2,3}\b/g) ?? [] };
  });
}

const unique = (values: readonly string[]): string[] => [...new Set(values)];

export function tracePage(traces: readonly Trace[], { language, table, terms }: Edition): string {
  const textOf = (fact: string) => facts[fact as keyof typeof facts].text[language].trim();
  const row = ({ fact, tests }: Trace) => {
    return [`[${fact}](#${fact.toLowerCase()})`, firstSentence(textOf(fact)), String(tests.length)];
  };
  const section = ({ fact, spec, examples, scenarios, tests }: Trace) => [
    `### ${fact}`,
    `${textOf(fact)} (${fact})`,
    terms(
      ["spec", spec.map((pointer) => `- ${code(pointer)}`)],
      ["examples", codes(examples)],
      ["scenarios", scenarios.map((name) => `[${code(name)}](scenarios.md#${name})`).join(", ")],
      ["provenBy", testItems(tests)],
    ),
  ];
  return blocks(
    Object.keys(pages).map((page) => {
      const own = traces.filter((trace) => trace.page === page);
      return (
        own.length > 0 && [`## ${page}`, table(["fact", "says", "tests"], own.map(row)), own.map(section)]
      );
    }),
  );
}
