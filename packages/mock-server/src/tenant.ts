import type { Store } from "./state/store.ts";

/** The tenant of a request that names none. */
export const defaultTenant = "default";
export const tenantHeader = "x-remo-mock-tenant";

/** Tenants that one mock remembers: a new name for each request would fill the memory. */
const mostTenants = 1000;

type Refusal = { readonly status: 400 | 429; readonly detail: string };

export function createTenantCheck(store: Store) {
  const seen = new Set([defaultTenant]);
  return {
    /** Whether a request for the tenant was admitted before: the short way for nearly all of them. */
    knows: (tenant: string): boolean => seen.has(tenant),
    /** Why a request for a tenant is refused; undefined if it is not. */
    async refusal(tenant: string): Promise<Refusal | undefined> {
      if (seen.has(tenant)) return undefined;
      if (!/^[A-Za-z0-9._-]{1,64}$/.test(tenant)) {
        const allowed = "1 to 64 letters, digits, dots, hyphens and underscores";
        return { status: 400, detail: `The header ${tenantHeader} takes ${allowed}.` };
      }
      const known = await store.tenants();
      if (!known.includes(tenant) && known.length >= mostTenants) {
        const detail = `The mock has ${mostTenants} tenants already; free one with POST /__mock/reset, sent for that tenant.`;
        return { status: 429, detail };
      }
      if (seen.size > mostTenants) seen.clear();
      seen.add(tenant);
      return undefined;
    },
  };
}
