import { analyse } from "./checks/analyse.ts";
import { applyKnown, type KnownDivergence, lookedIn } from "./checks/known.ts";
import { specHash } from "./checks/spec-hash.ts";
import { verdictOf } from "./checks/verdict.ts";
import type { Recording } from "./model/exchange.ts";
import type { Outcome, Part, RunModel, Stop } from "./model/run.ts";
import { spentOf } from "./run/budget/budget.ts";
import type { Run } from "./run/options.ts";
import { stopOf } from "./run/replay.ts";
import { planFor } from "./run/target-run.ts";

/** What is known of a run beside what it recorded. */
type About = Pick<RunModel, "target" | "seed" | "foreign"> & {
  readonly complete: boolean;
  readonly allowed: number;
  readonly planned: number;
  /** Whether cases were left out that would have shown more. */
  readonly limited: boolean;
  readonly stop: Stop | undefined;
};

export function modelOfRun(
  run: Run,
  { parts, stop }: Outcome,
  known: readonly KnownDivergence[] = [],
): RunModel {
  const plans = run.targets.map((target) => planFor(target, run));
  const ofMocks = new Set(
    plans.flatMap(({ entries }) =>
      entries.flatMap((one) => (one.skip?.why === "mock-only" ? one.case.id : [])),
    ),
  );
  const [first] = run.targets;
  return modelOf(parts, known, {
    target: run.targets.length === 1 && first ? first.name : `${run.targets.length} mocks of the kit`,
    foreign: run.remote,
    seed: run.seed,
    complete: run.complete,
    allowed: run.remote ? run.allowed : Number.POSITIVE_INFINITY,
    planned: plans.reduce((sum, plan) => sum + plan.cost, 0),
    limited: parts.some(({ results }) =>
      results.some(({ id, outcome }) => outcome === "not-run" && !ofMocks.has(id)),
    ),
    stop,
  });
}

/** All that recordings show, which were judged anew. */
export function modelOfReplay(
  recordings: readonly Recording[],
  parts: readonly Part[],
  known: readonly KnownDivergence[] = [],
): RunModel {
  const names = recordings.map(({ target }) => target);
  return modelOf(parts, known, {
    target: `recording of ${names.length === 1 ? names[0] : `${names.length} targets`}`,
    foreign: recordings.some(({ profile }) => profile === undefined),
    seed: 0,
    complete: false,
    allowed: 0,
    planned: 0,
    limited: parts.some(({ results }) => results.some(({ outcome }) => outcome === "not-run")),
    stop: recordings.map((recording) => stopOf(recording)?.stop).find(Boolean),
  });
}

function modelOf(
  parts: readonly Part[],
  known: readonly KnownDivergence[],
  { complete, allowed, planned, limited, stop, ...about }: About,
): RunModel {
  const analysis = analyse(parts, complete);
  const { exchanges, profile } = analysis;
  const date = new Date().toISOString();
  const judged = applyKnown(analysis.divergences, known, date.slice(0, 10), lookedIn(analysis));
  return {
    format: "remo-contract-report-1",
    date,
    ...about,
    spec: specHash,
    ...verdictOf({ ...analysis, ...judged, stop, limited }),
    budget: {
      allowed,
      planned,
      spent: about.foreign ? spentOf(exchanges, profile) : 0,
      requests: exchanges.reduce((sum, { requests }) => sum + requests, 0),
      bytes: exchanges.reduce((sum, { sent }) => sum + sent.bytes, 0),
    },
    ...analysis,
    ...judged,
  };
}
