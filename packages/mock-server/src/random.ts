import { SimpleFaker } from "@faker-js/faker";
import { kept } from "./kept.ts";
import type { ResolvedMockOptions } from "./options.ts";

/** What is free to vary, from the seed: the same requests in the same order meet the same, in each tenant. */
export type Random = {
  /** How long an analysis takes, in ms of the virtual clock. */
  analysisMs(tenant: string): number;
  /** At least 0, below 1. Of a sequence of its own, so that a fault changes no wait time. */
  chance(tenant: string): number;
  /** A whole number of a range, of the sequence of `chance`. */
  between(tenant: string, least: number, most: number): number;
  /** The tenant's numbers start again. */
  reset(tenant: string): void;
};

type TenantRandom = { readonly analysis: SimpleFaker; readonly faults: SimpleFaker };

export function createRandom({ seed, analysisSeconds: [min, max] }: ResolvedMockOptions): Random {
  const tenants = new Map<string, TenantRandom>();
  const of = (tenant: string) =>
    kept(tenants, tenant, () => ({ analysis: new SimpleFaker({ seed }), faults: new SimpleFaker({ seed }) }));
  return {
    analysisMs: (tenant) => of(tenant).analysis.number.int({ min, max }) * 1000,
    chance: (tenant) => of(tenant).faults.number.float(),
    between: (tenant, least, most) => of(tenant).faults.number.int({ min: least, max: most }),
    reset: (tenant) => void tenants.delete(tenant),
  };
}
