import { SimpleFaker } from "@faker-js/faker";
import { kept } from "./kept.ts";
import type { ResolvedMockOptions } from "./options.ts";

/** What is free to vary, from the seed: the same requests in the same order meet the same, in each tenant. */
export function createRandom({ seed, analysisSeconds: [min, max] }: ResolvedMockOptions) {
  const [analyses, faults] = [new Map<string, SimpleFaker>(), new Map<string, SimpleFaker>()];
  const of = (sequence: typeof faults, tenant: string) =>
    kept(sequence, tenant, () => new SimpleFaker({ seed })).number;
  return {
    /** How long an analysis takes, in ms of the virtual clock. */
    analysisMs: (tenant: string): number => of(analyses, tenant).int({ min, max }) * 1000,
    /** At least 0, below 1. Of a sequence of its own, so that a fault changes no wait time. */
    chance: (tenant: string): number => of(faults, tenant).float(),
    /** A whole number of a range, of the sequence of `chance`. */
    between: (tenant: string, least: number, most: number): number =>
      of(faults, tenant).int({ min: least, max: most }),
    /** The tenant's numbers start again. */
    reset(tenant: string): void {
      for (const sequence of [analyses, faults]) sequence.delete(tenant);
    },
  };
}
