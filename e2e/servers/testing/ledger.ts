// Whether a run spent more than it may, by the server's own log.

import type { Logged } from "./server.ts";

/** What kind of thing a request was charged for: the first of each kind reveals its price. */
const kindOf = ({ accepted }: Logged): string => accepted ?? "refused";

/**
 * More than is allowed may go only by the request that reveals a price: what went before it is within the allowance, and
 * nothing is taken after it.
 */
export function overspending(paid: readonly Logged[], allowed: number): string[] {
  let sum = 0;
  const seen = new Set<string>();
  for (const request of paid) {
    if (request.charged > 0 && sum > allowed)
      return [`${request.charged} credits more after ${sum} of ${allowed} allowed`];
    sum += request.charged;
    const isFirst = !seen.has(kindOf(request));
    seen.add(kindOf(request));
    if (sum > allowed && request.charged > 0 && !isFirst)
      return [`${sum} credits of ${allowed} allowed went by a request whose price was known`];
  }
  return [];
}
