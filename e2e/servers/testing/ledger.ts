// Whether a run spent more than it may, by the server's own log.

import type { Logged } from "./server.ts";

/** What a request was charged for: a price that is known of one holds for all of its kind. */
const kindOf = ({ accepted }: Logged): string => accepted ?? "refused";

const isBalance = ({ tells }: Logged): boolean => tells.startsWith("balance");

/** Those whose charge an answer has told: a price, or a balance that has one before it. */
function toldOf(sent: readonly Logged[]): readonly Logged[] {
  const first = sent.findIndex(isBalance);
  const last = sent.findLastIndex(isBalance);
  // What a balance from before its own charge does not tell, the next one does.
  const from = sent[first]?.tells === "balance before" ? first : first + 1;
  const to = sent[last]?.tells === "balance before" ? last - 1 : last;
  return sent.filter(({ tells }, at) => tells === "price" || (at >= from && at <= to && first !== -1));
}

const sumOf = (sent: readonly Logged[]): number => sent.reduce((sum, { charged }) => sum + charged, 0);

/**
 * More than is allowed may go only by the request that reveals a price. `paid`: what had keys and may be charged. Nothing
 * is sent once answers have told that all is spent, nor after a success that tells nothing.
 */
export function overspending(paid: readonly Logged[], allowed: number): string[] {
  for (const [at, request] of paid.entries()) {
    const before = paid.slice(0, at);
    const told = toldOf(before);
    if (request.charged > 0 && sumOf(told) > allowed)
      return [`${request.charged} credits more after ${sumOf(told)} of ${allowed} allowed`];
    const silent = before.find(({ accepted, tells }) => accepted && tells === "nothing");
    if (silent) return [`request ${at + 1} after a success that does not tell what it cost`];
    const isKnown = told.some((one) => kindOf(one) === kindOf(request));
    const sum = sumOf(before) + request.charged;
    if (request.charged > 0 && sum > allowed && isKnown)
      return [`${sum} credits of ${allowed} allowed went by a request whose price was known`];
  }
  return [];
}
