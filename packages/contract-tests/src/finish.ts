import { analyse, type Part } from "./analyse.ts";
import { type Stop, spentOf } from "./budget.ts";
import { price } from "./cases/analysis-soccer.ts";
import type { Recording } from "./exchange.ts";
import type { Run } from "./options.ts";
import { stopOf } from "./replay.ts";
import { applyKnown, type KnownDivergence, lookedIn } from "./report/known.ts";
import type { RunModel } from "./report/model.ts";
import { verdictOf } from "./report/verdict.ts";
import { specHash } from "./spec-hash.ts";
import type { Outcome } from "./suites/define.ts";
import { planFor } from "./suites/target-run.ts";

/** What is known of a run beside what it recorded. */
type About = Pick<RunModel, "target" | "foreign" | "seed"> & {
  readonly complete: boolean;
  readonly allowed: number;
  readonly planned: number;
  /** Whether cases were left out that would have told more. */
  readonly limited: boolean;
  readonly stop: Stop | undefined;
  readonly known: readonly KnownDivergence[];
};

/** All that a run shows. */
export function modelOfRun(
  run: Run,
  { parts, stop }: Outcome,
  known: readonly KnownDivergence[] = [],
): RunModel {
  const plans = run.targets.map((target) => planFor(target, run));
  const [first] = run.targets;
  return modelOf(parts, {
    target: run.targets.length === 1 && first ? first.name : `${run.targets.length} mocks of the kit`,
    foreign: run.foreign,
    seed: run.seed,
    complete: run.complete,
    allowed: run.foreign ? run.allowed : Number.POSITIVE_INFINITY,
    planned: plans.reduce((sum, plan) => sum + plan.cost, 0),
    limited: plans.some(({ entries }) => entries.some(({ skip }) => skip && skip.why !== "mock-only")),
    stop,
    known,
  });
}

/** All that recordings show, which were judged anew. */
export function modelOfReplay(
  recordings: readonly Recording[],
  parts: readonly Part[],
  known: readonly KnownDivergence[] = [],
): RunModel {
  const names = recordings.map(({ target }) => target);
  return modelOf(parts, {
    target: `recording of ${names.length === 1 ? names[0] : `${names.length} targets`}`,
    foreign: recordings.some(({ profile }) => profile === undefined),
    seed: 0,
    complete: false,
    allowed: 0,
    planned: 0,
    limited: parts.some(({ results }) => results.some(({ outcome }) => outcome === "not-run")),
    stop: recordings.map((recording) => stopOf(recording)?.stop).find(Boolean),
    known,
  });
}

function modelOf(parts: readonly Part[], about: About): RunModel {
  const { target, foreign, seed, complete, allowed, planned, limited, stop, known } = about;
  const analysis = analyse(parts, complete);
  const { exchanges, profile } = analysis;
  const date = new Date().toISOString();
  const judged = applyKnown(analysis.divergences, known, date.slice(0, 10), lookedIn(analysis));
  return {
    format: "remo-contract-report-1",
    date,
    target,
    foreign,
    spec: specHash,
    seed,
    ...verdictOf({ ...analysis, ...judged, stop, limited }),
    budget: {
      allowed,
      planned,
      spent: foreign ? spentOf(exchanges, profile, price) : 0,
      requests: exchanges.reduce((sum, { requests }) => sum + requests, 0),
      bytes: exchanges.reduce((sum, { sent }) => sum + sent.bytes, 0),
    },
    ...analysis,
    ...judged,
  };
}
