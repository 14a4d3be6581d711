import { errorCodes, facts, idsOf, objectsOf, type Place } from "@remo-kit/openapi";

/** How one fact of the page is carried through the kit. An empty column is a hole. */
export type Trace = {
  readonly fact: string;
  readonly spec: readonly string[];
  readonly examples: readonly string[];
  readonly scenarios: readonly string[];
  readonly tests: readonly string[];
  readonly docs: readonly string[];
};

/** The holes that are known: fact → column → why it is empty. The check lets it only shrink. */
export type Gaps = { readonly [fact: string]: { readonly [column: string]: string } };

type Node = { readonly [key: string]: unknown };

/** @param suites the sources of the contract tests: the titles and facts of their tests are read from them. */
export function traces(document: Node, suites: readonly string[]): Trace[] {
  const places = [...objectsOf(document)];
  const tests = suites.flatMap(testsOf);
  return Object.keys(facts).map((fact) => {
    const named = places.filter(({ node }) => idsOf(node, "x-fact").includes(fact));
    const examples = unique(named.flatMap((place) => examplesAt(place, places)));
    return {
      fact,
      spec: named.map(({ pointer }) => pointer),
      examples,
      scenarios: unique(named.flatMap((place) => scenariosAt(place, examples))),
      tests: unique(tests.filter((test) => test.facts.includes(fact)).map(({ title }) => title)),
      docs: [`reference/en/facts.md#${fact.toLowerCase()}`, `reference/ko/facts.md#${fact.toLowerCase()}`],
    };
  });
}

/** What is wrong with the table: a hole that is not known, or a known one that is filled. */
export function holes(table: readonly Trace[], gaps: Gaps): string[] {
  return table.flatMap(({ fact, ...columns }) =>
    Object.entries(columns).flatMap(([column, cells]) => {
      const known = gaps[fact]?.[column];
      if (cells.length === 0 && known === undefined) return [`${fact} has nothing in the column ${column}.`];
      if (cells.length > 0 && known !== undefined) {
        return [`${fact} has something in the column ${column}: take it out of traceability-gaps.yaml.`];
      }
      return [];
    }),
  );
}

/** The named examples that show a place: those of the media type that it lies in, or whose schema it belongs to. */
function examplesAt({ pointer, node }: Place, places: readonly Place[]): string[] {
  const schema = /^#\/components\/schemas\/[^/]+/.exec(pointer)?.[0];
  const media = places.filter((place) => "examples" in place.node && "schema" in place.node);
  const own = media.filter((place) =>
    schema === undefined
      ? place.pointer.startsWith(`${pointer}/`)
      : (place.node.schema as Node).$ref === schema,
  );
  return own
    .flatMap((place) => Object.keys(place.node.examples as Node))
    .concat("source" in node ? "request" : []);
}

/** What the mock plays for a place: the refusals that a field can cause, else the answers among its examples. */
function scenariosAt({ node }: Place, examples: readonly string[]): string[] {
  const codes = idsOf(node, "x-error-codes");
  const refusals = Object.values(errorCodes).filter(({ code }) => codes.includes(String(code)));
  if (codes.length > 0) return refusals.map(({ name }) => name);
  const answers = examples.filter((name) => name !== "request");
  return answers.length > 0 ? answers : ["accepted"];
}

/** Titles of tests with the facts that they name, in their title or in a list `facts: [...]`. */
function testsOf(source: string): { title: string; facts: string[] }[] {
  const test =
    /\b(?:contract|test(?:\.\w+\([^)]*\))?)\(\s*(["`])((?:(?!\1)[^\\]|\\.)*)\1,\s*(?:\{([^}]*)\})?/g;
  return [...source.matchAll(test)].map(([, , title = "", options = ""]) => ({
    title: title.replace(/\$\{[^}]*\}/g, "…"),
    facts: `${title} ${options}`.match(/\bF\d\d\b/g) ?? [],
  }));
}

const unique = (values: readonly string[]): string[] => [...new Set(values)];
