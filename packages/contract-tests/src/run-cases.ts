import type { Case } from "./case.ts";
import { cases } from "./cases/index.ts";
import { propertyCases } from "./properties/index.ts";

/** The cases of a run: those that are written down, and those whose requests are generated. */
export const casesOf = ({
  seed,
  generated,
}: {
  readonly seed: number;
  readonly generated: number;
}): readonly Case[] => [...cases, ...propertyCases(seed, generated)];
