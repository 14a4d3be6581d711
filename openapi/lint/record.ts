import type { Source } from "../generate/source.ts";
import { idsOf, isText, objectsOf } from "../walk.ts";
import type { Rule } from "./rule.ts";

const rowsOf = ({ families }: Source) => ({
  facts: families.flatMap(({ pages }) => pages.flatMap(({ facts }) => facts)),
  ambiguities: families.flatMap(({ ambiguities }) => ambiguities),
  evidence: families.flatMap(({ evidence }) => evidence),
});

const cited = (text: string): string[] => text.match(/\b[FAE]\d{2,3}\b/g) ?? [];

/** Which ids a keyword may have. */
const letters = { "x-fact": "F", "x-ambiguity": "A", "x-evidence": "E" } as const;
const keywords = Object.keys(letters) as (keyof typeof letters)[];

export const eachIdExists: Rule = ({ source, en }) => {
  const rows = rowsOf(source);
  const known = new Set(Object.values(rows).flatMap((list) => list.map(({ id }) => id)));
  const inSpec = [...objectsOf(en)].flatMap(({ pointer, node }) => {
    const texts = Object.entries(node).flatMap(([key, value]) => (isText(key) ? cited(String(value)) : []));
    const ids = [...keywords.flatMap((keyword) => idsOf(node, keyword)), ...texts];
    return [
      ...ids.filter((id) => !known.has(id)).map((id) => `${pointer} names ${id}, which does not exist.`),
      ...keywords.flatMap((keyword) =>
        idsOf(node, keyword)
          .filter((id) => !id.startsWith(letters[keyword]))
          .map((id) => `${pointer} names ${id} in ${keyword}, where an id begins with ${letters[keyword]}.`),
      ),
    ];
  });
  const record = JSON.stringify([
    rows,
    source.errors,
    source.http,
    source.families.map(({ pages }) => pages),
  ]);
  const strays = new Set(cited(record).filter((id) => !known.has(id)));
  return [...inSpec, ...[...strays].map((id) => `The record names ${id}, which does not exist.`)];
};

export const eachIdIsUsed: Rule = ({ source, en }) => {
  const { facts, ambiguities, evidence } = rowsOf(source);
  const named = (keyword: string) => new Set([...objectsOf(en)].flatMap(({ node }) => idsOf(node, keyword)));
  const supports = ambiguities.flatMap(({ evidence, profile = [] }) => [
    ...evidence,
    ...profile.flatMap(({ values }) => values.flatMap((value) => value.evidence)),
  ]);
  return [
    ...unused(facts, named("x-fact"), "x-fact"),
    ...unused(ambiguities, named("x-ambiguity"), "x-ambiguity"),
    ...unused(evidence, new Set([...supports, ...named("x-evidence")]), "ambiguity"),
  ];
};

function unused(
  rows: readonly { readonly id: string; readonly unreferenced?: string }[],
  used: ReadonlySet<string>,
  by: string,
): string[] {
  return rows.flatMap(({ id, unreferenced }) => {
    if (!used.has(id) && unreferenced === undefined)
      return [`${id} is named by no ${by}, and does not say why.`];
    if (used.has(id) && unreferenced !== undefined)
      return [`${id} says why no ${by} names it, but one does.`];
    return [];
  });
}

export const eachIdIsUnique: Rule = ({ source }) => {
  const { facts, ambiguities, evidence } = rowsOf(source);
  const probes = ambiguities.flatMap(({ probe }) => (probe ? [probe.id] : []));
  const names = source.errors.map(({ name }) => name);
  const ids = [...[...facts, ...ambiguities, ...evidence].map(({ id }) => id), ...probes, ...names];
  return ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${id} stands twice in the record.`);
};
