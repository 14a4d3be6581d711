import { expect, test } from "vitest";
import { readSource } from "./generate/source.ts";
import { facts } from "./generated/record.ts";

const texts: { readonly [id: string]: { readonly text: { readonly en: string } } } = facts;
const { families } = await readSource();
const rows = families.flatMap(({ metrics }) =>
  Object.entries(metrics?.metrics ?? {}).flatMap(([metric, { phases }]) =>
    Object.entries(phases).map(([phase, row]) => ({ name: `${metric}.${phase}`, ...row })),
  ),
);

test.each(rows)("$name has bounds and a step that its facts have", ({ facts: ids, ideal, step }) => {
  const said = ids.map((id) => texts[id]?.text.en.replaceAll(/`[^`]*`/g, "")).join(" ");
  const numbers = (said.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  expect(numbers).toEqual(expect.arrayContaining([...Object.values(ideal), step]));
});
