import { type CaseRegistry, registry } from "../cases/registry.ts";
import type { Case } from "../model/case.ts";
import { propertyCases } from "../properties/cases.ts";

/** Every case that is written down, in the order in which they run: what is free comes first. */
export const writtenCases = (of: CaseRegistry = registry): readonly Case[] =>
  freeFirst(Object.values(of).flatMap(({ cases }) => cases));

/** Stable, so that what is free, and what is not, stay in their own order. */
export const freeFirst = (cases: readonly Case[]): readonly Case[] => [
  ...cases.filter(({ credits = 0 }) => credits === 0),
  ...cases.filter(({ credits = 0 }) => credits > 0),
];

/** The cases of a run: those that are written down, and those whose requests are generated. */
export const casesOf = (
  { seed, generated }: { readonly seed: number; readonly generated: number },
  of: CaseRegistry = registry,
): readonly Case[] => [...writtenCases(of), ...propertyCases(seed, generated, of)];
