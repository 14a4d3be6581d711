import { errorOf, type Operation } from "@remo-kit/openapi";
import { answerTo } from "../../checks/answer.ts";
import { type Entry, mostPrice } from "../../checks/ledger/entries.ts";
import { explanationsOf } from "../../checks/ledger/explain.ts";
import { type Ledger, ledgerOf } from "../../checks/ledger/ledger.ts";
import type { Span } from "../../checks/ledger/spans.ts";
import { isOfGateway } from "../../checks/origin.ts";
import { carriesKeys, type Exchange, mayCost, operationOfSlug } from "../../model/exchange.ts";
import type { Stop } from "../../model/run.ts";

/** How many requests without an answer mean that there is no server, if none had one. */
const unanswered = 2;

/** Whether a run on a remote server must send nothing more, from what it has had so far. It is asked after each exchange. */
export function stopAfter(exchanges: readonly Exchange[]): Stop | undefined {
  const last = exchanges.at(-1);
  if (!last) return undefined;
  if (last.failure === "LimitError") {
    return exhausted("the run has sent as much as it may: --max-requests and --max-bytes allow more");
  }
  if (exchanges.length >= unanswered && exchanges.every(({ received }) => !received)) {
    return { verdict: "unreachable", because: `no request was answered (${last.failure})` };
  }
  return mayCost(last) ? (refusedAccount(last) ?? strange(exchanges)) : undefined;
}

const exhausted = (because: string): Stop => ({ verdict: "budget-exhausted", because });

/** HTTP's own refusals of credentials, where the API itself says them. */
const refusedByHttp = [401, 403];

/** The account cannot pay, or its right keys are not taken: only the API can say so. */
function refusedAccount(exchange: Exchange): Stop | undefined {
  const answer = answerTo(exchange);
  if (exchange.sent.keys !== "own" || answer?.kind !== "refusal" || isOfGateway(exchange)) return undefined;
  const { code } = answer;
  const operation = operationOfSlug(exchange.operation);
  const { name, category } = (operation && errorOf(operation, code)) ?? {};
  if (name === "not-enough-credits") return exhausted(`the account has not enough credits: code ${code}`);
  if (category !== "account" && !refusedByHttp.includes(code)) return undefined;
  return { verdict: "not-authorised", because: `the keys of the account were refused with ${code}` };
}

/** What is charged now and then only cannot be counted, and what is not counted is not spent. */
function strange(exchanges: readonly Exchange[]): Stop | undefined {
  const { strange: span } = ledgerOf(exchanges);
  if (!span) return undefined;
  const { from, to, fall } = span;
  return exhausted(
    `the balance fell by ${fall} from #${from.exchange.id} to #${to.exchange.id}, and by less for others like it: ` +
      `somebody else uses the account, ${readsBetween(exchanges, span)}or not all of them cost the same; ` +
      `run --only ${to.exchange.case} again while nobody else uses the account`,
  );
}

/** What is read is free by its page, and was asked for between the two. */
function readsBetween(exchanges: readonly Exchange[], { from, to }: Span): string {
  const isBetween = ({ id }: Exchange) => id > from.exchange.id && id < to.exchange.id;
  const reads = exchanges.filter((one) => isBetween(one) && carriesKeys(one) && !mayCost(one));
  return reads.length > 0 ? `reading is charged (#${reads.map(({ id }) => id).join(", #")}), ` : "";
}

/** Whether one more request of an operation may be sent that may be charged. It is asked before each. */
export function mayStillSpend(
  exchanges: readonly Exchange[],
  { slug, price: page }: Pick<Operation, "slug" | "price">,
  allowed: number,
): Stop | undefined {
  const ledger = ledgerOf(exchanges);
  const { untold, unsure, atMost, charging } = ledger;
  if (untold) {
    const what =
      untold.kind === "unknown"
        ? "may have been charged, and no answer"
        : "was accepted, and its answer does not";
    const says = untold.kind === "unknown" ? "says so" : "say what it cost";
    return exhausted(
      `#${untold.exchange.id} ${what} ${says}, so nothing more that may be charged is sent: ` +
        "look at the balance of the account, or choose single cases with --only",
    );
  }
  const { price } = charging.get(slug) ?? { price: page };
  if (atMost + price <= allowed) return undefined;
  const reasons = [
    unsure &&
      `#${unsure.exchange.id} has credit ${unsure.credit}, ${whyUnsure(ledger, unsure)}: up to ${mostPrice}`,
    ...explanationsOf(ledger).map(({ text }) => text),
  ].filter((reason) => reason !== undefined);
  const why = reasons.length > 0 ? ` (${reasons.join("; ")})` : "";
  // What no file costs is no limit to raise.
  const more =
    price > mostPrice
      ? "look at the charges of the account first"
      : `--allow-spend ${Math.ceil(atMost + price)} lets it go on`;
  return exhausted(
    `${atMost} of ${allowed} credits may have been charged, and the next request may cost ${price}${why}: ${more}`,
  );
}

const whyUnsure = ({ entries }: Ledger, { exchange, credit }: Entry): string =>
  entries.some((one) => one.exchange.id < exchange.id && one.credit === credit)
    ? "as it was before: what it cost may show later"
    : "and no balance before it tells what it cost";

export function spentIn(exchanges: readonly Exchange[]) {
  const { spent, atMost, unexplained } = ledgerOf(exchanges);
  return { spent, atMost, unexplained: unexplained.map(({ span: _, ...charge }) => charge) };
}
