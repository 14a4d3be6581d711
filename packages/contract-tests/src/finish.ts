import { analyse } from "./checks/analyse.ts";
import { lookedIn } from "./checks/divergences/looked.ts";
import { applyKnown, type KnownDivergence } from "./checks/known.ts";
import { notServed, servedOf } from "./checks/served.ts";
import { specHash } from "./checks/spec-hash.ts";
import { verdictOf } from "./checks/verdict.ts";
import type { Recording, RunFacts } from "./model/exchange.ts";
import type { Outcome, Part, RunModel, Served, Stop } from "./model/run.ts";
import { spentIn } from "./run/budget/budget.ts";
import { keysMeantBy } from "./run/known-list.ts";
import type { Run } from "./run/options.ts";
import { stopOf } from "./run/replay.ts";
import { casesOf } from "./run/run-cases.ts";
import { planFor } from "./run/target-run.ts";

type About = Pick<RunModel, "target" | "foreign" | "date" | "replayed"> & RunFacts;

const factsOf = (run: Run, stop: Stop | undefined): RunFacts => ({
  seed: run.seed,
  complete: run.complete,
  ...(run.remote && { allowed: run.allowed }),
  planned: run.targets.reduce((sum, target) => sum + planFor(target, run).cost, 0),
  stop,
});

const targetOf = (names: readonly string[]): string =>
  names.length === 1 ? (names[0] ?? "") : `${names.length} mocks of the kit`;

export function modelOfRun(run: Run, { parts, stop }: Outcome, known: readonly KnownDivergence[] = []) {
  return modelOf(parts, known, {
    target: targetOf(run.targets.map(({ name }) => name)),
    foreign: run.remote,
    date: new Date().toISOString(),
    ...factsOf(run, stop),
  });
}

/** What a run recorded, with all that a replay needs to say the same. */
export const recordingsOf = (run: Run, { parts, stop }: Outcome): Recording[] =>
  parts.map(({ recording, results }) => ({ ...recording, run: factsOf(run, stop), results }));

export function modelOfReplay(
  recordings: readonly Recording[],
  parts: readonly Part[],
  known: readonly KnownDivergence[] = [],
): RunModel {
  const [first] = recordings;
  const old = { seed: 0, complete: false, planned: 0 };
  return modelOf(parts, known, {
    target: targetOf(recordings.map(({ target }) => target)),
    foreign: recordings.some(({ profile }) => profile === undefined),
    date: first?.date ?? "",
    replayed: new Date().toISOString(),
    ...(first?.run ?? old),
    stop: recordings.map((recording) => stopOf(recording)?.stop).find(Boolean),
  });
}

const allCases = new Map(casesOf({ seed: 0, generated: 1 }).map((one) => [one.id, one]));

/** Whether cases were left out that would have shown more: none of a mock alone, or of what a server does not serve. */
function isLimited(parts: readonly Part[], served: readonly Served[]): boolean {
  const isOut = (id: string) => {
    const one = allCases.get(id);
    return one !== undefined && !one.mock && !one.wrongKey && notServed(one, served) === undefined;
  };
  return parts.some(({ recording: { profile }, results }) =>
    results.some(({ id, outcome }) => outcome === "not-run" && (profile !== undefined || isOut(id))),
  );
}

function modelOf(
  parts: readonly Part[],
  known: readonly KnownDivergence[],
  { complete, allowed = Number.POSITIVE_INFINITY, planned, stop, ...about }: About,
): RunModel {
  const analysis = analyse(parts, complete);
  const { exchanges } = analysis;
  const today = (about.replayed ?? about.date).slice(0, 10);
  const judged = applyKnown(analysis.divergences, known, today, {
    meant: keysMeantBy,
    looked: lookedIn(analysis),
  });
  const served = about.foreign ? servedOf(exchanges) : [];
  return {
    format: "remo-contract-report-1",
    ...about,
    spec: specHash,
    ...verdictOf({ ...analysis, ...judged, stop, served, limited: isLimited(parts, served) }),
    budget: {
      allowed,
      planned,
      ...(about.foreign ? spentIn(exchanges) : { spent: 0 }),
      requests: exchanges.reduce((sum, { requests }) => sum + requests, 0),
      bytes: exchanges.reduce((sum, { sent }) => sum + sent.bytes, 0),
    },
    served,
    ...analysis,
    ...judged,
  };
}
