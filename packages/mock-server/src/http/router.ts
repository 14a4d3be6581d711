import { matchPath, operationList } from "@remo-kit/openapi";
import type { Found } from "../operations/handler.ts";
import { handlers } from "../operations/registry.ts";

/**
 * Where a request to the API goes: to an operation, or nowhere because the path has only other methods.
 *
 * @param path without a query, as it was sent.
 * @returns undefined if the API has no such path.
 */
export function routeOf(method: string, path: string): Found | { readonly allowed: string } | undefined {
  const match = matchPath(path);
  if (!match) return undefined;
  const { operations, parameters } = match;
  const operation = Object.hasOwn(operations, method) ? operations[method] : undefined;
  if (operation) return { handler: handlers[operation.id], parameters };
  return { allowed: Object.keys(operations).join(", ") };
}

/** The operation of a request over a socket or in this process; undefined if it is for none. */
export function foundOf(method: string, path: string): Found | undefined {
  const route = routeOf(method, path);
  return route && "handler" in route ? route : undefined;
}

/** The paths of the API, as the table has them. */
export const apiPaths: readonly string[] = [...new Set(operationList.map(({ path }) => path))];
