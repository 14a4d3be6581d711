import type { MockCore } from "../core.ts";
import { faultText } from "../faults.ts";
import type { Decision } from "../operations/decision.ts";
import { virtualTime } from "../state/clock.ts";
import type { Call } from "../wire/call.ts";
import type { Override } from "./override.ts";

/** What a page of another origin may read of an answer. */
export const exposedHeaders = [
  "preference-applied",
  "x-remo-mock-scenario",
  "x-remo-mock-reason",
  "x-remo-mock-fault",
  "x-remo-mock-seed",
  "x-remo-mock-clock",
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
  { preferences, fault, answer }: Override,
  scenario: string,
  reason: string,
  decision?: Decision,
): readonly string[] {
  const headers = ["x-remo-mock-scenario", scenario, "x-remo-mock-reason", reason];
  headers.push("x-remo-mock-seed", String(core.options.seed), ...corsHeaders(core, call));
  if (fault) headers.push("x-remo-mock-fault", faultText(fault));
  // A refusal has no `wait_time` to set, and only what is accepted leaves a job.
  const isRefusal = decision?.scenario === scenario && !decision.success;
  const leavesJob = decision?.success && !answer;
  const applied = preferences.filter(([name]) =>
    name === "job" ? leavesJob : name !== "wait_time" || !isRefusal,
  );
  if (applied.length > 0) {
    const echoed = applied.map(([name, value]) => `${name}=${token(value)}`);
    headers.push("preference-applied", echoed.join(", "));
  }
  return headers;
}

/** The virtual clock as it is when the answer goes out, so that a caller can wait by it. */
export async function clockHeader({ options, state }: MockCore, { tenant }: Call): Promise<[string, string]> {
  const clock = await state.clock(tenant);
  // Down, so that no answer names a moment that has not come.
  const now = Math.floor(virtualTime(clock, options.time.now()));
  return ["x-remo-mock-clock", `now=${now}, scale=${clock.scale}`];
}

/** A value as RFC 7240 writes it. */
const token = (value: string): string => (/^[\w!#$%&'*+.^`|~-]+$/.test(value) ? value : `"${value}"`);
