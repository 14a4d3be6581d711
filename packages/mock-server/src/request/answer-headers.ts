import type { MockCore } from "../core.ts";
import { faultText } from "../faults.ts";
import type { Decision } from "../operations/decision.ts";
import type { Call } from "../wire/call.ts";
import type { Override } from "./override.ts";

/** What a page of another origin may read of an answer. */
export const exposedHeaders = [
  "preference-applied",
  "x-remo-mock-scenario",
  "x-remo-mock-reason",
  "x-remo-mock-fault",
  "x-remo-mock-seed",
] as const;

/** What the answer of an operation allows a browser; a preflight is answered by Hono's own middleware. */
export function corsHeaders({ options }: MockCore, { header }: Call): readonly string[] {
  const origin = header("origin");
  if (!options.cors || origin === undefined) return [];
  const allowed = ["access-control-allow-origin", origin, "access-control-allow-credentials", "true"];
  return [...allowed, "vary", "origin", "access-control-expose-headers", exposedHeaders.join(", ")];
}

/** The headers that the mock adds: which scenario, why, and from which seed. */
export function mockHeaders(
  { core, call }: { readonly core: MockCore; readonly call: Call },
  { preferences, fault }: Override,
  scenario: string,
  reason: string,
  decision?: Decision,
): readonly string[] {
  const headers = ["x-remo-mock-scenario", scenario, "x-remo-mock-reason", reason];
  headers.push("x-remo-mock-seed", String(core.options.seed), ...corsHeaders(core, call));
  if (fault) headers.push("x-remo-mock-fault", faultText(fault));
  // A refusal has no `wait_time` to set.
  const isRefusal = decision?.scenario === scenario && !decision.success;
  const applied = preferences.filter(([name]) => name !== "wait_time" || !isRefusal);
  if (applied.length > 0) {
    const echoed = applied.map(([name, value]) => `${name}=${token(value)}`);
    headers.push("preference-applied", echoed.join(", "));
  }
  return headers;
}

/** A value as RFC 7240 writes it. */
const token = (value: string): string => (/^[\w!#$%&'*+.^`|~-]+$/.test(value) ? value : `"${value}"`);
