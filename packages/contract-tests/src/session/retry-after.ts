import type { Received } from "../model/exchange.ts";

/** ms that an answer asks to wait, in seconds or until a date; undefined if it does not say. */
export function retryAfter({ headers }: Pick<Received, "headers">, now: number): number | undefined {
  const said = headers["retry-after"]?.trim() ?? "";
  if (/^\d{1,9}$/.test(said)) return Number(said) * 1000;
  const due = /[a-z]{3}/i.test(said) ? Date.parse(said) : Number.NaN;
  return Number.isNaN(due) ? undefined : Math.max(0, due - now);
}
