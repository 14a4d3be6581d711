import type { CaseResult } from "../model/case.ts";
import { type RunModel, type Stop, type Verdict, verdicts } from "../model/run.ts";
import { keysIn } from "./known.ts";
import { isNoAnswer, withoutRepeated } from "./origin.ts";

export type Ended = Pick<
  RunModel,
  "cases" | "divergences" | "stale" | "undecided" | "probes" | "exchanges" | "served"
> & {
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
 * A divergence counts more than the end of keys or credits: it stays true, whatever else would have been sent. What only follows
 * from a known one, such as a case that failed of it or a key that stays open, is as quiet as that. An operation that is not
 * served is said, and leaves nothing open.
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
  const shown = keysIn(divergences);
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

function open(ended: Ended): Judgement | undefined {
  const { cases, undecided, limited } = ended;
  const inconclusive = (because: string): Judgement => ({ verdict: "inconclusive", because });
  // Those that failed are known: others would have been seen before.
  if (!cases.some(({ outcome }) => outcome === "passed" || outcome === "failed"))
    return inconclusive("no case was run to its end");
  const isExcused = excuses(ended);
  const unclear = cases.filter((one) => one.outcome === "undecided" && !isExcused(one.exchanges));
  if (unclear.length > 0)
    return inconclusive(`nothing differs, and undecided is ${unclear.map(({ id }) => id).join(", ")}`);
  // What the answers of a server leave open by themselves, another run leaves open as well.
  const lost = undecided.filter(
    ({ key, lack = "unclear" }) => lack === "unclear" && !isExcused(proofOf(ended, key)),
  );
  if (lost.length === 0 || limited) return undefined;
  return inconclusive(
    `all was sent, and nothing shows the reading of ${lost.map(({ key }) => key).join(", ")}`,
  );
}

/** Kinds that say how all answers are written: what they say is read all the same. */
const ofForm: readonly RunModel["divergences"][number]["kind"][] = ["content-type", "encoding"];

/** Open only because of a known divergence or of what is not served; where no answer came, another run may show more. */
function excuses({ divergences, served, exchanges }: Ended): (ids: readonly number[]) => boolean {
  const known = new Set(
    divergences
      .filter((one) => one.known && !ofForm.includes(one.kind))
      .flatMap(({ exchanges: own, consequences = [] }) => [own, ...consequences.map((one) => one.exchanges)])
      .flat(),
  );
  const missing = new Set(missingIn(served));
  const unserved = new Set(exchanges.filter(({ operation }) => missing.has(operation)).map(({ id }) => id));
  const lost = new Set(
    withoutRepeated(exchanges)
      .filter(isNoAnswer)
      .map(({ id }) => id),
  );
  return (ids) =>
    (ids.some((id) => known.has(id)) && !ids.some((id) => lost.has(id))) ||
    (ids.length > 0 && ids.every((id) => unserved.has(id)));
}

const proofOf = ({ probes }: Ended, key: string): number[] =>
  probes.flatMap(({ readings }) =>
    Object.entries(readings).flatMap(([name, found]) => (name === key ? [...(found?.proof ?? [])] : [])),
  );

/** The operations that something else answers for, or nothing. */
const missingIn = (served: RunModel["served"] = []): string[] =>
  served.filter(({ verdict }) => verdict !== "api").map(({ operation }) => operation);

function agreement({ cases, divergences, undecided, served }: Ended): string {
  const of = (wanted: CaseResult["outcome"]) => cases.filter(({ outcome }) => outcome === wanted).length;
  const missing = missingIn(served);
  return [
    ...counted(of("passed"), "case", "passed"),
    ...counted(of("not-run"), "case", "not run"),
    ...counted(of("failed") + of("undecided"), "case", "as known"),
    ...counted(divergences.length, "known divergence", `left${untilText(divergences)}`),
    ...counted(undecided.length, "key", "of the profile not found"),
    ...(missing.length > 0 ? [`not served: ${missing.join(" and ")}`] : []),
  ].join(", ");
}

/** The first day after which one of them is no longer quiet. */
function untilText(divergences: Ended["divergences"]): string {
  const [first] = divergences.flatMap(({ known }) => known?.expires ?? []).toSorted();
  return first === undefined ? "" : ` until ${first}`;
}
