export type { MockCore } from "./core.ts";

/** The tenant of a request that names none. */
export const defaultTenant = "default";
export const tenantHeader = "x-remo-mock-tenant";

/** Why a name cannot be a tenant's; undefined if it can. */
export const tenantProblem = (name: string): string | undefined =>
  /^[A-Za-z0-9._-]{1,64}$/.test(name)
    ? undefined
    : `The header ${tenantHeader} takes 1 to 64 letters, digits, dots, hyphens and underscores.`;
