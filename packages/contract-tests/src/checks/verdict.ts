import type { CaseResult } from "../model/case.ts";
import type { Stop } from "../model/run.ts";
import { type RunModel, type Verdict, verdicts } from "../model/run.ts";

export type Ended = Pick<RunModel, "cases" | "divergences" | "stale" | "undecided" | "exchanges"> & {
  readonly stop: Stop | undefined;
  /** Whether cases were left out that would have shown more: not chosen, without keys, or not allowed to spend. */
  readonly limited: boolean;
};

type Judgement = Pick<RunModel, "verdict" | "because">;

/**
 * How a run ended. The first that holds counts:
 *
 * | exit code | verdict            | when                                                                               |
 * | --------- | ------------------ | ---------------------------------------------------------------------------------- |
 * | 2         | `usage`            | never here: what was asked for cannot be done, and nothing was sent                |
 * | 3         | `unreachable`      | no request was answered, so nothing that failed says anything of the server      |
 * | 1         | `diverges`         | a divergence is not in the list of known ones, or an entry of it is fixed or past  |
 * | 4         | `not-authorised`   | the keys were refused, and nothing diverged before                                 |
 * | 5         | `budget-exhausted` | the run may not spend or send more, and nothing diverged before                    |
 * | 6         | `inconclusive`     | no case passed; one is undecided; or a key stays open though no case was left out  |
 * | 0         | `agree`            | all else; the sentence says what was left out                                    |
 *
 * A divergence counts more than the end of keys or credits: it stays true, whatever else would have been sent.
 */
export function verdictOf(ended: Ended): Judgement {
  const { stop, exchanges } = ended;
  if (stop?.verdict === "unreachable") return stop;
  if (exchanges.length > 0 && exchanges.every(({ received }) => !received)) {
    return { verdict: "unreachable", because: `no request was answered (${exchanges.at(-1)?.failure})` };
  }
  const wrong = problems(ended);
  if (wrong.length > 0) {
    const early = stop ? [`the run ended early: ${stop.because}`] : [];
    return { verdict: "diverges", because: [...wrong, ...early].join("; ") };
  }
  return stop ?? open(ended) ?? { verdict: "agree", because: agreement(ended) };
}

export const exitCodeOf = (verdict: Verdict): number => verdicts.indexOf(verdict);

function problems({ divergences, stale, cases }: Ended): string[] {
  const fresh = divergences.filter(({ known }) => !known);
  // A failed case without a divergence would be forgotten here otherwise.
  const shown = new Set(divergences.map(({ key }) => key));
  const failed = cases.filter(({ id, outcome }) => outcome === "failed" && !shown.has(`case:${id}`));
  const fixed = stale.filter(({ why }) => why === "fixed");
  const expired = stale.filter(({ why }) => why === "expired");
  return [
    ...counted(fresh.length, "divergence", "not in the list of known ones"),
    ...counted(failed.length, "case", "failed"),
    ...counted(fixed.length, "listed divergence", "no longer shown: take it off the list"),
    ...counted(expired.length, "listed divergence", "past the day in the list"),
  ];
}

const counted = (count: number, what: string, rest: string): string[] =>
  count === 0 ? [] : [`${count} ${what}${count === 1 ? "" : "s"} ${rest}`];

function open({ cases, undecided, limited }: Ended): Judgement | undefined {
  if (!cases.some(({ outcome }) => outcome === "passed")) {
    return { verdict: "inconclusive", because: "no case was run to its end" };
  }
  const unclear = cases.filter(({ outcome }) => outcome === "undecided").map(({ id }) => id);
  if (unclear.length > 0) {
    return { verdict: "inconclusive", because: `nothing differs, and undecided is ${unclear.join(", ")}` };
  }
  // What the answers of a server leave open by themselves, another run leaves open as well.
  const lost = undecided.filter(({ lack = "unclear" }) => lack === "unclear");
  if (lost.length === 0 || limited) return undefined;
  const keys = lost.map(({ key }) => key).join(", ");
  return { verdict: "inconclusive", because: `all was sent, and nothing shows the reading of ${keys}` };
}

function agreement({ cases, divergences, undecided }: Ended): string {
  const of = (wanted: CaseResult["outcome"]) => cases.filter(({ outcome }) => outcome === wanted).length;
  return [
    ...counted(of("passed"), "case", "passed"),
    ...counted(of("not-run") + of("failed"), "case", "not run"),
    ...counted(divergences.length, "known divergence", "left"),
    ...counted(undecided.length, "key", "of the profile not found"),
  ].join(", ");
}
