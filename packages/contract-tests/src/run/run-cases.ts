import { type CaseRegistry, registry } from "../cases/registry.ts";
import type { Case } from "../model/case.ts";
import { propertyCases } from "../properties/cases.ts";

/** Every case that is written down, in the order in which they run. */
export const writtenCases = (of: CaseRegistry = registry): readonly Case[] =>
  inOrder(Object.values(of).flatMap(({ cases }) => cases));

/** What is free comes first; a job is asked for at once by all that do so, and only then waited for. */
const turnOf = ({ credits = 0, job, waits, last }: Case): number =>
  last ? 4 : waits ? 3 : job ? 2 : credits > 0 ? 1 : 0;

/** Stable: cases of the same turn stay in their own order. */
export const inOrder = (cases: readonly Case[]): readonly Case[] =>
  cases.toSorted((one, other) => turnOf(one) - turnOf(other));

/** The cases of a run: those that are written down, and those whose requests are generated. */
export const casesOf = (
  { seed, generated }: { readonly seed: number; readonly generated: number },
  of: CaseRegistry = registry,
): readonly Case[] => [...writtenCases(of), ...propertyCases(seed, generated, of)];
