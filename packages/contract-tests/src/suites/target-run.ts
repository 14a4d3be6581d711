import type { Part } from "../analyse.ts";
import type { Stop } from "../budget.ts";
import type { CaseResult } from "../case.ts";
import { price } from "../cases/analysis-soccer.ts";
import { guard, StoppedError } from "../guard.ts";
import { openSession } from "../open-session.ts";
import type { Run } from "../options.ts";
import { type Plan, type PlanEntry, planOf, skipText } from "../plan.ts";
import { redactText } from "../report/redact.ts";
import { casesOf } from "../run-cases.ts";
import type { Session, Target } from "../session.ts";
import { specHash } from "../spec-hash.ts";

/** A target while its cases run, one after the other. */
export type TargetRun = {
  readonly name: string;
  readonly plan: Plan;
  open(): Promise<void>;
  /** Runs a case, or says why it does not; it never throws. */
  play(entry: PlanEntry): Promise<CaseResult>;
  stop(): Stop | undefined;
  /** What there is to analyse so far; a case that did not get its turn was not run. */
  part(): Part;
  close(): Promise<void>;
};

type Opened = {
  readonly session: Session;
  readonly enter: (caseId: string) => void;
  readonly stop: () => Stop | undefined;
};

export function targetRun(target: Target, run: Run, isToEnd: () => boolean): TargetRun {
  const results = new Map<string, CaseResult>();
  const date = new Date().toISOString();
  let opened: Opened | undefined;
  const plan = planFor(target, run);
  return {
    name: target.name,
    plan,
    async open() {
      const session = await openSession(target, run.session);
      const guarded = run.foreign ? guard(session, price) : { session, stop: () => undefined };
      opened = { ...guarded, enter: session.enter };
    },
    async play(entry) {
      const ended = isToEnd() ? missed(entry) : await played(entry, opened as Opened);
      const result = resultOf(entry, target, ended);
      results.set(result.id, result);
      return result;
    },
    stop: () => opened?.stop(),
    part: () => ({
      recording: {
        format: "remo-contract-recording-1",
        date,
        target: target.name,
        spec: specHash,
        profile: target.kind === "url" ? undefined : target.profile,
        exchanges: opened?.session.exchanges ?? [],
      },
      results: plan.entries.map(
        (entry) => results.get(entry.case.id) ?? resultOf(entry, target, missed(entry)),
      ),
    }),
    close: async () => opened?.session.close(),
  };
}

export const planFor = (target: Target, { allowed, only, seed, generated }: Run): Plan =>
  planOf(casesOf({ seed, generated }), {
    mock: target.kind !== "url",
    hasKeys: target.kind !== "url" || target.keys !== undefined,
    allowed,
    only,
  });

type Ended = Pick<CaseResult, "outcome" | "detail" | "exchanges" | "ms">;

const notRun = (detail: string): Ended => ({ outcome: "not-run", detail, exchanges: [], ms: 0 });
/** Why a case was not run that was neither left out nor stopped. */
export const endedBefore = "the run ended before it";

const missed = ({ skip }: PlanEntry): Ended => notRun(skip ? skipText(skip) : endedBefore);

async function played({ case: one, skip }: PlanEntry, { session, enter, stop }: Opened): Promise<Ended> {
  if (skip) return notRun(skipText(skip));
  const stopped = stop();
  if (stopped) return notRun(stopped.because);
  const [began, before] = [performance.now(), session.exchanges.length];
  enter(one.id);
  const error = await one.run(session).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const ended = {
    exchanges: session.exchanges.slice(before).map(({ id }) => id),
    ms: Math.round(performance.now() - began),
  };
  if (error === undefined) return { outcome: "passed", detail: undefined, ...ended };
  // What stopped the run is told as the reason of the whole; half of a case proves nothing.
  const cut = error instanceof StoppedError || stop() !== undefined;
  return { outcome: cut ? "not-run" : "failed", detail: cut ? stop()?.because : messageOf(error), ...ended };
}

function resultOf({ case: { id, title, facts } }: PlanEntry, target: Target, ended: Ended): CaseResult {
  const keys = target.kind === "url" && target.keys ? Object.values(target.keys) : [];
  const detail = ended.detail === undefined ? undefined : redactText(ended.detail, keys);
  return { id, title, target: target.name, facts, ...ended, detail };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
