import { carriesKeys, type Exchange, mayCost, operationOfSlug, type Sent } from "../../model/exchange.ts";
import { answerTo, type Body } from "../answer.ts";

/** The most credits that a file is taken to cost, far more than any page has (F15): a `credit` above it is a balance. */
export const mostPrice = 50;

/** The number in `credit`, also where it is text; undefined where nothing can be counted with it. */
export function creditIn({ credit }: Body): number | undefined {
  const number = typeof credit === "string" && /^\s*\d+(\.\d+)?\s*$/.test(credit) ? Number(credit) : credit;
  if (typeof number !== "number" || !(number >= 0)) return undefined;
  return number <= Number.MAX_SAFE_INTEGER ? number : undefined;
}

/** A request that an account may have been charged for, and what its answer says of credits. */
export type Entry = {
  readonly exchange: Exchange;
  readonly slug: string;
  /** What a file costs by the page. */
  readonly page: number;
  /** `unknown`: no answer that says whether it was accepted. `gap`: of another account. */
  readonly kind: "success" | "refusal" | "unknown" | "gap";
  /** A price or a balance, once an account was identified (A04). */
  readonly credit: number | undefined;
  /** Whether its uuid or its file was accepted before, by what it says or by what was sent: it may be free (A13). */
  readonly again: boolean;
  /** Whether it is the answer that the same uuid had before, to the letter: its credit is that of then. */
  readonly kept?: boolean;
  /** What costs the same: accepted files of an operation, or those that were there before, or refusals of one code. */
  readonly like: string;
};

export function entriesOf(given: readonly Exchange[]): readonly Entry[] {
  const exchanges = given.toSorted((one, other) => one.id - other.id);
  const strangers = exchanges.filter((one) => !carriesKeys(one)).map((one) => refusedWith(one)?.credit);
  const entries: Entry[] = [];
  for (const exchange of exchanges.filter(mayCost)) {
    const read = readingOf(exchange, new Set(strangers));
    const slug = exchange.operation;
    const before = entries.filter((one) => one.kind === "success" && one.slug === slug);
    const isSame = isRepeated(
      exchange.sent,
      before.map((one) => one.exchange.sent),
    );
    const again = read.kind === "success" && (read.exists || isSame);
    const like =
      read.kind === "success" ? `${slug} ${read.exists ? "exists" : "new"}` : `${slug} ${read.code}`;
    const kept = read.kind === "success" && isKept(exchange, read.credit, entries);
    const [{ kind }, credit] = [read, kept ? undefined : read.credit];
    const page = operationOfSlug(slug)?.price ?? 0;
    entries.push({ exchange, slug, page, kind, credit, again, like, ...(kept && { kept }) });
  }
  return entries;
}

/** Whether a request may have been charged, and nothing of the API says so or not. */
export const isUntold = (exchange: Exchange): boolean =>
  entriesOf([exchange]).some(({ kind }) => kind === "unknown");

type Read = Pick<Entry, "kind" | "credit"> & { readonly code?: number; readonly exists?: boolean };

function readingOf(exchange: Exchange, strangers: ReadonlySet<number | undefined>): Read {
  if (/^(out-of-credits|forced:|generated)/.test(exchange.intent)) return { kind: "gap", credit: undefined };
  const answer = answerTo(exchange);
  if (answer?.kind === "success") {
    return { kind: "success", credit: creditIn(answer.body), exists: answer.body.file_exist === true };
  }
  const refused = refusedWith(exchange);
  if (!refused) return { kind: "unknown", credit: undefined };
  const { code, credit } = refused;
  // Where nobody was identified it is 0, or what a request without keys gets too.
  const isOfAccount = exchange.sent.keys === "own" && credit !== 0 && !strangers.has(credit);
  return { kind: "refusal", code, credit: isOfAccount ? credit : undefined };
}

/** The code of a refusal and its credit; a gateway that turned a request away has no credit. */
function refusedWith(exchange: Exchange): { code: number; credit: number | undefined } | undefined {
  const answer = answerTo(exchange);
  if (answer?.kind === "refusal") return { code: answer.code, credit: creditIn(answer.body) };
  const { status = 0 } = exchange.received ?? {};
  const isTurnedAway = (status >= 300 && status < 500) || status === 503;
  return isTurnedAway ? { code: status, credit: undefined } : undefined;
}

export const isRepeated = ({ uuid, video }: Sent, before: readonly Sent[]): boolean =>
  before.some(
    (other) =>
      (uuid !== undefined && other.uuid?.toLowerCase() === uuid.toLowerCase()) ||
      (video !== undefined && other.video?.sha256 === video.sha256),
  );

/** A price may well be the same twice. */
function isKept({ sent, received }: Exchange, credit = 0, before: readonly Entry[]): boolean {
  if (credit <= mostPrice || sent.uuid === undefined) return false;
  return before.some(
    ({ exchange: one }) => one.sent.uuid === sent.uuid && one.received?.text === received?.text,
  );
}
