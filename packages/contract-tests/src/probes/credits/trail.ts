import { creditIn } from "../../checks/ledger/entries.ts";
import { carriesKeys, type Exchange, type Intent, mayCost } from "../../model/exchange.ts";
import { type Accepted, answersIn, isRefused, type ProbeAnswer, type Refused } from "../answer.ts";

export const trailIntents = [
  "bad-video:before",
  "accept:first",
  "accept:same-video",
  "accept:same-uuid",
  "bad-video:after",
] as const satisfies readonly Intent[];

/** What an account was answered, one request after the other. */
export type Step = AcceptedStep | RefusedStep | { readonly kind: "unknown" };

export type AcceptedStep = {
  readonly kind: "accepted";
  readonly answer: Accepted;
  readonly credit: number | undefined;
  readonly exists: boolean;
  /** It repeats a uuid or a file, and its answer does not say so: it may be free. */
  readonly again: boolean;
};

export type RefusedStep = {
  readonly kind: "refused";
  readonly answer: Refused;
  readonly credit: number | undefined;
  /** Whether an account was identified: where none is, it is 0, or what a request without keys is told too. */
  readonly isOfAccount: boolean;
};

/** Of one operation, oldest first. What was not kept, or has no answer, may have been charged: it is `unknown`. */
export function trailOf(exchanges: readonly Exchange[]): readonly Step[] {
  const steps: Step[] = [];
  const kept = new Set(exchanges.map(({ id }) => id));
  const strangers = strangersIn(exchanges).map(({ body }) => creditIn(body));
  let last: number | undefined;
  for (const answer of answersIn(exchanges).filter(isPaid)) {
    const { id } = answer.exchange;
    for (let at = last ?? id; at < id; at++) if (!kept.has(at)) steps.push({ kind: "unknown" });
    last = id;
    const credit = "body" in answer ? creditIn(answer.body) : undefined;
    const isOfAccount = credit !== undefined && credit !== 0 && !strangers.includes(credit);
    if (answer.kind === "unreadable") steps.push({ kind: "unknown" });
    else if (answer.kind === "refused") steps.push({ kind: "refused", answer, credit, isOfAccount });
    else steps.push({ kind: "accepted", answer, credit, ...repeats(answer, steps) });
  }
  return steps;
}

/** With the keys of the account; that of a mock without credits is another one. */
const isPaid = ({ exchange }: ProbeAnswer): boolean =>
  mayCost(exchange) && exchange.intent !== "out-of-credits";

/** Refusals of requests that name no account. */
export const strangersIn = (exchanges: readonly Exchange[]): Refused[] =>
  answersIn(exchanges.filter((exchange) => !carriesKeys(exchange))).filter(isRefused);

export const isOfFile = (step: Step): step is AcceptedStep => step.kind === "accepted";
export const isOfRefusal = (step: Step): step is RefusedStep => step.kind === "refused";

function repeats({ body, exchange: { sent } }: Accepted, before: readonly Step[]) {
  const again = before.filter(isOfFile).some(({ answer }) => {
    const { uuid, video } = answer.exchange.sent;
    return (uuid && uuid === sent.uuid) || (video && video.sha256 === sent.video?.sha256);
  });
  return { exists: body.file_exist === true, again };
}
