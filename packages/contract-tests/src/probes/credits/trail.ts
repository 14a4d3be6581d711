import type { Exchange, Intent } from "../../model/exchange.ts";
import type { Undecided } from "../../model/reading.ts";
import { answersIn, isRefused, named, type ProbeAnswer } from "../answer.ts";
import { lacking, undecided } from "../evidence.ts";

/** What an account was answered, one request after the other, as far as its credits show it. */
export type Step = {
  readonly answer: ProbeAnswer;
  readonly kind: "accepted" | "refused";
  readonly credit: number | undefined;
  readonly exists: boolean;
};

export const trailIntents = [
  "bad-video:before",
  "accept:first",
  "accept:same-video",
  "accept:same-uuid",
  "bad-video:after",
] as const satisfies readonly Intent[];

/** Undecided where a request between them may have been charged without a trace: sums would lie. */
export function creditTrail(exchanges: readonly Exchange[]): readonly Step[] | Undecided {
  const answers = answersIn(exchanges, ...trailIntents);
  const first = answers.filter(({ exchange }) => exchange.intent === "accept:first");
  if (!first.some(({ kind }) => kind === "accepted")) {
    return lacking("the keys of an account and a video that is accepted (accept:first)", first);
  }
  const twice = answers.filter(
    ({ exchange: { intent } }) => answers.filter(({ exchange }) => exchange.intent === intent).length > 1,
  );
  if (twice.length > 0) return undecided(`sent more than once: ${listed(twice)}`, twice);
  const gap = gapBetween(exchanges, answers);
  if (gap !== undefined) return undecided(`#${gap} is not there, which may have been charged`, answers);
  const unclear = [...answers.filter(({ kind }) => kind === "unreadable"), ...between(exchanges, answers)];
  if (unclear.length > 0) return undecided(`may have been charged, or not: ${listed(unclear)}`, unclear);
  const steps = answers.map(stepOf);
  const odd = answers.filter((_, at) => steps[at] === undefined);
  if (odd.length > 0)
    return undecided(`credit or file_exist is missing or of another type: ${listed(odd)}`, odd);
  return steps.filter((step) => step !== undefined);
}

const listed = (answers: readonly ProbeAnswer[]) =>
  answers.map((answer) => `${answer.exchange.intent} (${named(answer)})`).join(", ");

/** The first exchange between them that was not kept. */
function gapBetween(exchanges: readonly Exchange[], answers: readonly ProbeAnswer[]): number | undefined {
  const kept = new Set(exchanges.map(({ id }) => id));
  const last = answers.at(-1)?.exchange.id ?? 0;
  for (let id = answers[0]?.exchange.id ?? 0; id < last; id++) if (!kept.has(id)) return id;
  return undefined;
}

/** What else the account sent meanwhile and was not refused. */
function between(exchanges: readonly Exchange[], answers: readonly ProbeAnswer[]): ProbeAnswer[] {
  const ids = answers.map(({ exchange }) => exchange.id);
  const others = exchanges.filter(({ id, intent, sent }) => {
    const isOther = !(trailIntents as readonly Intent[]).includes(intent) && intent !== "out-of-credits";
    return isOther && sent.keys === "own" && id > Math.min(...ids) && id < Math.max(...ids);
  });
  return answersIn(others, ...others.map(({ intent }) => intent)).filter((answer) => !isRefused(answer));
}

function stepOf(answer: ProbeAnswer): Step | undefined {
  if (answer.kind === "unreadable") return undefined;
  const { credit, file_exist } = answer.body;
  const isCount = typeof credit === "number" && Number.isSafeInteger(credit) && credit >= 0;
  if (answer.kind === "refused") {
    if (!isCount && credit !== undefined) return undefined;
    return { answer, kind: "refused", credit: isCount ? credit : undefined, exists: false };
  }
  if (!isCount || typeof file_exist !== "boolean") return undefined;
  return { answer, kind: "accepted", credit, exists: file_exist };
}
