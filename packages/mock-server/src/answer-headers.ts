import type { Call } from "./call.ts";
import type { MockCore } from "./core.ts";
import type { Exchange } from "./exchange.ts";
import { faultText } from "./faults.ts";
import { scenarios } from "./scenarios.ts";

/** What a page of another origin may read of an answer. */
export const exposedHeaders = [
  "preference-applied",
  "x-remo-mock-scenario",
  "x-remo-mock-reason",
  "x-remo-mock-fault",
  "x-remo-mock-seed",
] as const;

/** What the answer of an operation tells a browser; a preflight is answered by Hono's own middleware. */
export const corsHeaders = ({ options }: MockCore, { header }: Call): readonly string[] =>
  options.cors && header("origin") !== undefined
    ? ["access-control-allow-origin", "*", "access-control-expose-headers", exposedHeaders.join(", ")]
    : [];

/** The headers that the mock adds: which scenario, why, and from which seed. */
export function mockHeaders(exchange: Exchange, scenario: string, reason: string): readonly string[] {
  const { core, call, preferences, wish } = exchange;
  const headers = ["x-remo-mock-scenario", scenario, "x-remo-mock-reason", reason];
  headers.push("x-remo-mock-seed", String(core.options.seed), ...corsHeaders(core, call));
  if (wish.fault) headers.push("x-remo-mock-fault", faultText(wish.fault));
  const applied = preferences.filter(([name]) => name !== "wait_time" || !isRefusal(scenario));
  if (applied.length > 0) {
    const told = applied.map(([name, value]) => `${name}=${token(value)}`);
    headers.push("preference-applied", told.join(", "));
  }
  return headers;
}

/** A refusal has no `wait_time` to set. */
const isRefusal = (name: string): boolean =>
  /^(input|account|process)$/.test(scenarios.get(name)?.category ?? "");

/** A value as RFC 7240 writes it. */
const token = (value: string): string => (/^[\w!#$%&'*+.^`|~-]+$/.test(value) ? value : `"${value}"`);
