import type { Ledger } from "./ledger.ts";
import { isOfOneKind, type Span } from "./spans.ts";

/** Charges that are not as the pages say, and what can be said of them: no more than the answers prove. */
export type Explanation = {
  readonly slug: string;
  readonly text: string;
  readonly expected: string;
  readonly received: string;
  readonly exchanges: readonly number[];
};

const another = "somebody else uses the account";

const cheaper = "the price is another one, or the account was topped up";

/** What tells the possible reasons apart. */
const apart = (name: string) => `run --only ${name} again while nobody else uses the account`;

const creditsOf = (count: number) => (count === 1 ? "1 credit" : `${count} credits`);

const idsOf = (exchanges: readonly number[]) => exchanges.map((id) => `#${id}`).join(", ");

export const explanationsOf = (ledger: Ledger): Explanation[] => [
  ...[...ledger.charging].flatMap(
    ([
      slug,
      {
        page,
        rule: { price, refusals, proof },
      },
    ]): Explanation[] => {
      const exchanges = [...new Set(proof.map(({ exchange }) => exchange.id))].sort(
        (one, other) => one - other,
      );
      const [first] = proof;
      const numbers = { slug, expected: String(page), received: String(price), exchanges };
      // One fall alone can be anybody's.
      const orElse = proof.length === 1 && first ? `, or ${another}: ${apart(first.exchange.case)}` : "";
      const costs = `an accepted file costs ${creditsOf(price)} (${idsOf(exchanges)})${price === 0 ? ", or is charged later" : ""}`;
      const dear = `${costs}, and the page says ${page}${orElse}`;
      return [
        ...(first && Math.abs(price - page) >= 1 ? [{ ...numbers, text: dear }] : []),
        ...(refusals ? chargedRefusals(ledger, slug, price) : []),
      ];
    },
  ),
  ...ledger.unexplained
    // What rose was topped up, and what did not move is no balance.
    .filter(({ charged, due }) => charged > 0 && Math.abs(charged - due) >= 1)
    .map(({ span, charged, due, exchanges }) => ({
      slug: span.to.slug,
      text:
        `${creditsOf(charged)} went between #${span.from.exchange.id} and #${span.to.exchange.id}, and ${due} were due: ` +
        `${charged > due ? reasonsFor(span, ledger) : cheaper}; ${apart(span.to.exchange.case)}`,
      expected: String(due),
      received: String(charged),
      exchanges,
    })),
];

function chargedRefusals({ spans }: Ledger, slug: string, price: number): Explanation[] {
  const shown = spans.filter(({ to, entries, fall }) => {
    const files = entries.filter(({ kind }) => kind === "success").length;
    return to.slug === slug && entries.some(({ kind }) => kind === "refusal") && fall - files * price >= 1;
  });
  const exchanges = shown
    .flatMap(({ entries }) => entries.filter(({ kind }) => kind === "refusal"))
    .map(({ exchange }) => exchange.id);
  const name = shown[0]?.to.exchange.case ?? "";
  const text = `refused requests are charged as well, by ${creditsOf(price)} (${idsOf(exchanges)}, E10), or ${another}: ${apart(name)}`;
  return [{ slug, text, expected: "0", received: String(price), exchanges }];
}

/** What can explain a fall. What the same answers show otherwise elsewhere cannot. */
function reasonsFor({ entries }: Span, { spans, refusals, unexplained }: Ledger): string {
  const explained = spans.filter((span) => !unexplained.some((one) => one.span === span));
  const known = new Set(
    explained.filter(isOfOneKind).flatMap(({ entries }) => entries.map(({ like }) => like)),
  );
  const reasons = [
    entries.some(({ kind, like }) => kind === "success" && !known.has(like)) && "the price is another one",
    entries.some(({ kind, like }) => kind === "refusal" && refusals.get(like) !== 0) &&
      "refused requests are charged (E10)",
    another,
  ].filter((reason) => reason !== false);
  return reasons.length > 2
    ? `${reasons.slice(0, -1).join(", ")}, or ${reasons.at(-1)}`
    : reasons.join(", or ");
}
