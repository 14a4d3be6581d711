import { creditIn, isRepeated } from "../../checks/ledger/entries.ts";
import { carriesKeys, type Exchange, type Intent, mayCost } from "../../model/exchange.ts";
import { type Accepted, answersIn, isRefused, type ProbeAnswer, type Refused } from "../answer.ts";

export const trailIntents = [
  "bad-video:before",
  "accept:first",
  "accept:same-video",
  "accept:same-uuid",
  "bad-video:after",
] as const satisfies readonly Intent[];

/** What an account was answered, one request after the other. `gap`: what was charged does not show. */
export type Step = Shown | { readonly kind: "gap"; readonly credit: undefined };

export type Shown = {
  readonly kind: "accepted" | "refused";
  readonly answer: Accepted | Refused;
  readonly credit: number | undefined;
  readonly exists: boolean;
  /** It repeats a uuid or a file: it may be free, also if its answer does not say so. */
  readonly again: boolean;
  /** Of a refusal, whether an account was identified: else it is 0, or what a request without keys gets too. */
  readonly isOfAccount: boolean;
};

const gap: Step = { kind: "gap", credit: undefined };

/** Of one operation, oldest first. What was not kept, or has no answer, may have been charged. */
export function trailOf(exchanges: readonly Exchange[]): readonly Step[] {
  const steps: Step[] = [];
  const kept = new Set(exchanges.map(({ id }) => id));
  const strangers = strangersIn(exchanges).map(({ body }) => creditIn(body));
  let last: number | undefined;
  for (const answer of answersIn(exchanges).filter(isPaid)) {
    const { id } = answer.exchange;
    for (let at = last ?? id; at < id; at++) if (!kept.has(at)) steps.push(gap);
    last = id;
    if (answer.kind === "unreadable") {
      steps.push(gap);
      continue;
    }
    const { kind, body, exchange } = answer;
    const credit = creditIn(body);
    const isOfAccount = credit !== undefined && credit !== 0 && !strangers.includes(credit);
    const before = steps.filter(isOfFile).map((step) => step.answer.exchange.sent);
    const again = isRepeated(exchange.sent, before);
    steps.push({ kind, answer, credit, exists: body.file_exist === true, again, isOfAccount });
  }
  return steps;
}

/** With the keys of the account; that of a mock without credits is another one. */
const isPaid = ({ exchange }: ProbeAnswer): boolean =>
  mayCost(exchange) && exchange.intent !== "out-of-credits";

export const strangersIn = (exchanges: readonly Exchange[]): Refused[] =>
  answersIn(exchanges.filter((exchange) => !carriesKeys(exchange))).filter(isRefused);

export const isOfFile = (step: Step): step is Shown => step.kind === "accepted";
export const isOfRefusal = (step: Step): step is Shown => step.kind === "refused";
