import { isNoAnswer } from "../checks/origin.ts";
import { nothingServed, notServed, servedOf } from "../checks/served.ts";
import { UndecidedError } from "../checks/undecided.ts";
import type { Case, CaseResult } from "../model/case.ts";
import { type Exchange, type Intent, operationOfSlug, type Recording } from "../model/exchange.ts";
import type { Part, Stop } from "../model/run.ts";
import type { Session, Target } from "../session/session.ts";
import { stopAfter } from "./budget/budget.ts";
import { writtenCases } from "./run-cases.ts";
import { afterGateway, stopAtGateway } from "./served/gateways.ts";
import { endingOf } from "./target-run.ts";

class NotRecordedError extends Error {}

/** Judges recordings anew, as if they had just been made. The cases get what was recorded for them: nothing is sent. */
export const replay = (recordings: readonly Recording[]): Promise<Part[]> =>
  Promise.all(
    recordings.map(async (recording) => ({
      recording,
      results: await inTurn(casesIn(recording), recording),
    })),
  );

type Recorded = { readonly written: Case | undefined; readonly ended: CaseResult | undefined };

/** The cases of the run, and those that there are since; of a recording of old, those of today. */
function casesIn({ results = [] }: Recording): readonly Recorded[] {
  const written = new Map(writtenCases().map((one) => [one.id, one]));
  const before = results.map((ended) => ({ written: written.get(ended.id), ended }));
  const since = [...written.values()].filter(({ id }) => results.every((ended) => ended.id !== id));
  return [...before, ...since.map((one) => ({ written: one, ended: undefined }))];
}

async function inTurn(cases: readonly Recorded[], recording: Recording): Promise<CaseResult[]> {
  const stopped = stopOf(recording);
  const results: CaseResult[] = [];
  for (const { written, ended } of cases) {
    // No exchange says why a case was not run, and which requests were generated for which.
    if (ended && (!written || ended.outcome === "not-run" || ended.exchanges.length === 0))
      results.push(ended);
    else if (written) {
      const result = await judged(written, recording);
      results.push(ended ? { ...result, ms: ended.ms } : cut(result, stopped));
    }
  }
  return results;
}

type Stopped = { readonly stop: Stop; readonly id: number };

/** What ended the run that was recorded, and the exchange that did. Only a run on a remote server is stopped. */
export function stopOf({ profile, exchanges, run }: Recording): Stopped | undefined {
  if (run) return run.stop && { stop: run.stop, id: exchanges.at(-1)?.id ?? 0 };
  if (profile) return undefined;
  for (const [at, { id }] of exchanges.entries()) {
    const stop = stopAfter(exchanges.slice(0, at + 1));
    if (stop) return { stop, id };
  }
  // The run ended with these, or went on.
  const stop = nothingServed(servedOf(exchanges), exchanges) ?? stopAtGateway(exchanges);
  return stop && { stop, id: exchanges.at(-1)?.id ?? 0 };
}

/** Half of a case proves nothing, here as in the run. */
const cut = (result: CaseResult, stopped: Stopped | undefined): CaseResult =>
  stopped && /failed|undecided/.test(result.outcome) && result.exchanges.includes(stopped.id)
    ? { ...result, outcome: "not-run", detail: stopped.stop.because }
    : result;

async function judged(one: Case, recording: Recording): Promise<CaseResult> {
  const { id, title, facts } = one;
  const own = recording.exchanges.filter((exchange) => exchange.case === id);
  const exchanges = own.map((exchange) => exchange.id);
  const result = { id, title, target: recording.target, facts, exchanges, ms: 0 };
  if (own.length === 0) return { ...result, outcome: "not-run", detail: missing };
  const unserved = recording.profile ? undefined : notServed(one, servedOf(recording.exchanges));
  if (unserved !== undefined) return { ...result, outcome: "not-run", detail: unserved };
  const cutOff = (error: unknown) => (error instanceof NotRecordedError ? missing : undefined);
  return { ...result, ...(await endingOf(one, recorded(own, recording), () => own, cutOff)) };
}

const missing = "not in the recording";

/** The request of another case that has left the job of a family. */
const jobsIn = ({ exchanges }: Recording, own: readonly Exchange[]): Session["jobs"] =>
  new Map(
    exchanges.toReversed().flatMap((exchange) => {
      const family = operationOfSlug(exchange.operation)?.family;
      const isJob = family !== undefined && exchange.intent === "submitted" && !own.includes(exchange);
      return isJob ? [[family, Promise.resolve(exchange)]] : [];
    }),
  );

/** What came after a gateway's pages, which the run has waited out. @throws UndecidedError nothing did. */
function lastAttempt(first: Exchange, next: () => Exchange | undefined): Exchange {
  if (!isNoAnswer(first)) return first;
  const again = next();
  if (!again) throw new UndecidedError(afterGateway(first));
  return lastAttempt(again, next);
}

/** A session that answers each request with the next recorded exchange of the same operation and intent. */
function recorded(exchanges: readonly Exchange[], recording: Recording): Session {
  const { target: name, profile } = recording;
  const left = [...exchanges];
  const taken = (operation: string, intent: Intent) => {
    const at = left.findIndex(
      (exchange) => operationOfSlug(exchange.operation)?.id === operation && exchange.intent === intent,
    );
    return at === -1 ? undefined : left.splice(at, 1)[0];
  };
  const next = async (operation: string, intent: Intent) => {
    const found = taken(operation, intent);
    if (!found) throw new NotRecordedError(intent);
    return lastAttempt(found, () => taken(operation, intent));
  };
  const target: Target = profile
    ? { kind: "in-process", name, profile }
    : { kind: "url", name, url: name, keys: undefined };
  const session: Session = {
    target,
    exchanges: recording.exchanges,
    control: undefined,
    jobs: jobsIn(recording, exchanges),
    // Nothing is waited for. Where no further question was recorded, the run did not wait for one either.
    now: () => Number.POSITIVE_INFINITY,
    wait: async () => left.length > 0,
    send: next,
    raw: next,
    another: async () => session,
    close: async () => {},
  };
  return session;
}
