import type { Exchange } from "../../model/exchange.ts";
import type { Divergence } from "../../model/run.ts";
import { type Ledger, ledgerOf } from "./ledger.ts";
import { isOfOneKind, type Span } from "./spans.ts";

/** Charges that are not as the pages say, and what can be said of them: no more than the answers prove. */
type Explanation = Pick<Divergence, "text" | "expected" | "received" | "exchanges"> & {
  readonly slug: string;
};

/** Whether what was charged is what the pages say (F15, A04, A13). Where sums cannot be made, the run was stopped instead. */
export function checkCredits(exchanges: readonly Exchange[]): Divergence[] {
  const ledger = ledgerOf(exchanges);
  if (ledger.strange) return [];
  const about = { kind: "credits", docs: "en/ambiguities.html#a04" } as const;
  return explanationsOf(ledger).map(({ slug, ...shown }) => ({ ...about, ...shown, key: `credits:${slug}` }));
}

const another = "somebody else uses the account";

const cheaper = "the price is another one, or the account was topped up";

const apart = (name: string) => `run --only ${name} again while nobody else uses the account`;

const creditsOf = (count: number) => (count === 1 ? "1 credit" : `${count} credits`);

const idsOf = (exchanges: readonly number[]) => exchanges.map((id) => `#${id}`).join(", ");

export const explanationsOf = (ledger: Ledger): Explanation[] => [
  ...[...ledger.charging].flatMap(([slug, { page, rule }]): Explanation[] => {
    const { price, refusals, proof } = rule;
    const ids = new Set(proof.map(({ exchange }) => exchange.id));
    const exchanges = [...ids].sort((one, other) => one - other);
    const [first] = proof;
    // One fall alone can be anybody's.
    const orElse = proof.length === 1 && first ? `, or ${another}: ${apart(first.exchange.case)}` : "";
    const orLater = price === 0 ? ", or is charged later" : "";
    const text = `an accepted file costs ${creditsOf(price)} (${idsOf(exchanges)})${orLater}, and the page says ${page}${orElse}`;
    const dear = { slug, text, expected: String(page), received: String(price), exchanges };
    return [
      ...(first && Math.abs(price - page) >= 1 ? [dear] : []),
      ...(refusals ? chargedRefusals(ledger, slug, price) : []),
    ];
  }),
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
