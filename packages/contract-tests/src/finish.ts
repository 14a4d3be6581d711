import { analyse } from "./checks/analyse.ts";
import { applyKnown, type KnownDivergence, lookedIn } from "./checks/known.ts";
import { servedOf } from "./checks/served.ts";
import { specHash } from "./checks/spec-hash.ts";
import { verdictOf } from "./checks/verdict.ts";
import type { Recording } from "./model/exchange.ts";
import type { Outcome, Part, RunModel, Stop } from "./model/run.ts";
import { spentOf } from "./run/budget/budget.ts";
import type { Run } from "./run/options.ts";
import { stopOf } from "./run/replay.ts";
import { casesOf } from "./run/run-cases.ts";
import { planFor } from "./run/target-run.ts";

/** What is known of a run beside what it recorded. */
type About = Pick<RunModel, "target" | "seed" | "foreign"> & {
  readonly complete: boolean;
  readonly allowed: number;
  readonly planned: number;
  readonly stop: Stop | undefined;
};

export function modelOfRun(
  run: Run,
  { parts, stop }: Outcome,
  known: readonly KnownDivergence[] = [],
): RunModel {
  const [first] = run.targets;
  return modelOf(parts, known, {
    target: run.targets.length === 1 && first ? first.name : `${run.targets.length} mocks of the kit`,
    foreign: run.remote,
    seed: run.seed,
    complete: run.complete,
    allowed: run.remote ? run.allowed : Number.POSITIVE_INFINITY,
    planned: run.targets.reduce((sum, target) => sum + planFor(target, run).cost, 0),
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
    stop: recordings.map((recording) => stopOf(recording)?.stop).find(Boolean),
  });
}

const onMocks = new Set(
  casesOf({ seed: 0, generated: 1 }).flatMap(({ id, mock, wrongKey }) => (mock || wrongKey ? id : [])),
);

/** Whether cases were left out that would have shown more; those of a mock alone would not on a server. */
const isLimited = (parts: readonly Part[]): boolean =>
  parts.some(({ recording: { profile }, results }) =>
    results.some(({ id, outcome }) => outcome === "not-run" && (profile !== undefined || !onMocks.has(id))),
  );

function modelOf(
  parts: readonly Part[],
  known: readonly KnownDivergence[],
  { complete, allowed, planned, stop, ...about }: About,
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
    ...verdictOf({ ...analysis, ...judged, stop, limited: isLimited(parts) }),
    budget: {
      allowed,
      planned,
      spent: about.foreign ? spentOf(exchanges, profile) : 0,
      requests: exchanges.reduce((sum, { requests }) => sum + requests, 0),
      bytes: exchanges.reduce((sum, { sent }) => sum + sent.bytes, 0),
    },
    served: about.foreign ? servedOf(exchanges) : [],
    ...analysis,
    ...judged,
  };
}
