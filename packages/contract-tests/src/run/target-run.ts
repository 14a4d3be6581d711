import { NotServedError } from "../cases/context.ts";
import { type CaseRegistry, registry } from "../cases/registry.ts";
import { assertReached } from "../checks/reached.ts";
import { notServed } from "../checks/served.ts";
import { specHash } from "../checks/spec-hash.ts";
import { UndecidedError } from "../checks/undecided.ts";
import type { Case, CaseResult } from "../model/case.ts";
import type { Exchange } from "../model/exchange.ts";
import type { Part, Served, Stop } from "../model/run.ts";
import { type OpenedSession, openSession } from "../session/open-session.ts";
import { InterruptedError, type PatienceOptions } from "../session/patience.ts";
import type { RequestsOf, Session, Target } from "../session/session.ts";
import { guard, StoppedError } from "./budget/guard.ts";
import type { Run } from "./options.ts";
import { type Plan, type PlanEntry, planOf, skipText } from "./plan.ts";
import { redactResult } from "./redaction.ts";
import { casesOf } from "./run-cases.ts";
import { firstQuestions, type Questions, questionsOf } from "./served/first-questions.ts";
import { type Patient, patient } from "./served/patient.ts";

type Opened = Pick<Patient, "session" | "stop" | "halt" | "isAnswered"> & {
  readonly enter: (caseId: string) => void;
  readonly served: readonly Served[];
};

export type TargetRun = ReturnType<typeof targetRun>;

export type Outside = Pick<PatienceOptions, "signal" | "onWait"> & { readonly isToEnd?: () => boolean };

/** A target while its cases run, one after the other. @param cases Default: the kit's. */
export function targetRun(target: Target, run: Run, outside: Outside = {}, cases: CaseRegistry = registry) {
  const { isToEnd = () => false, ...waiting } = outside;
  const results = new Map<string, CaseResult>();
  const date = new Date().toISOString();
  let opened: Opened | undefined;
  const plan = planFor(target, run, cases);
  return {
    name: target.name,
    plan,
    async open(): Promise<void> {
      const patience = { most: run.maxWait, ...waiting };
      const session = await openSession(target, run.session, requestsOf(cases), patience);
      const never = () => undefined;
      opened = run.remote
        ? await remote(session, questionsOf(plan, cases), run.allowed, isToEnd)
        : { session, enter: session.enter, stop: never, halt: never, served: [], isAnswered: () => false };
    },
    /** Runs a case, or says why it does not; it never throws. */
    async runCase(entry: PlanEntry): Promise<CaseResult> {
      const ended = isToEnd() ? missed(entry) : await ran(entry, opened as Opened);
      const result = resultOf(entry, target, ended);
      results.set(result.id, result);
      return result;
    },
    stop: (): Stop | undefined => opened?.stop(),
    /** What there is to analyse so far; a case that did not get its turn was not run. */
    part: (): Part => ({
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
    close: async (): Promise<void> => opened?.session.close(),
  };
}

/** A session of a server of which nothing is known but what the first questions show. */
async function remote(open: OpenedSession, questions: Questions, allowed: number, isToEnd: () => boolean) {
  let current = "";
  const enter = (caseId: string) => {
    current = caseId;
    open.enter(caseId);
  };
  const waiting = patient(guard(open, allowed, isToEnd), () => current);
  const { served, stop } = await firstQuestions(questions, waiting, enter, isToEnd);
  const halt = () => stop ?? waiting.halt();
  const { session, isAnswered } = waiting;
  return { session, enter, halt, stop: () => stop ?? waiting.stop(), served, isAnswered };
}

export const requestsOf = (cases: CaseRegistry = registry): RequestsOf =>
  Object.fromEntries(Object.entries(cases).map(([id, { request }]) => [id, request])) as RequestsOf;

export const planFor = (target: Target, run: Run, cases: CaseRegistry = registry): Plan =>
  planOf(casesOf(run, cases), {
    mock: target.kind !== "url",
    hasKeys: target.kind !== "url" || target.keys !== undefined,
    mayWait: run.maxWait > 0,
    allowed: run.allowed,
    only: run.only,
  });

type Ended = Pick<CaseResult, "outcome" | "detail" | "exchanges" | "ms">;

const notRun = (detail: string): Ended => ({ outcome: "not-run", detail, exchanges: [], ms: 0 });
/** Why a case was not run that was neither left out nor stopped. */
export const endedBefore = "the run ended before it";

const missed = ({ skip }: PlanEntry): Ended => notRun(skip ? skipText(skip) : endedBefore);

async function ran({ case: one, skip }: PlanEntry, opened: Opened): Promise<Ended> {
  const { session, enter, halt, served, isAnswered } = opened;
  if (skip) return notRun(skipText(skip));
  const missing = notServed(one, served) ?? (isAnswered(one.id) ? undefined : halt()?.because);
  if (missing !== undefined) return notRun(missing);
  const began = performance.now();
  enter(one.id);
  const made = () => session.exchanges.filter((exchange) => exchange.case === one.id);
  // What stopped the run is the reason of the whole; half of a case proves nothing.
  const cutOff = (error: unknown) => (error instanceof StoppedError ? error.message : halt()?.because);
  const ending = await endingOf(one, session, made, cutOff);
  return { ...ending, exchanges: made().map(({ id }) => id), ms: Math.round(performance.now() - began) };
}

/** It fails with what it throws, and if nothing reached its operation; unless `cutOff` says that the target is not at fault. */
export async function endingOf(
  one: Case,
  session: Session,
  made: () => readonly Exchange[],
  cutOff: (error: unknown) => string | undefined,
): Promise<Pick<CaseResult, "outcome" | "detail">> {
  try {
    await one.run(session);
    if (!one.elsewhere) assertReached(one, made());
    return { outcome: "passed", detail: undefined };
  } catch (error) {
    const why = cutOff(error);
    if (why !== undefined) return { outcome: "not-run", detail: why };
    return { outcome: outcomeOf(error), detail: error instanceof Error ? error.message : String(error) };
  }
}

function outcomeOf(error: unknown): CaseResult["outcome"] {
  if (error instanceof NotServedError || error instanceof InterruptedError) return "not-run";
  return error instanceof UndecidedError ? "undecided" : "failed";
}

const resultOf = ({ case: { id, title, facts } }: PlanEntry, target: Target, ended: Ended): CaseResult =>
  redactResult({ id, title, target: target.name, facts, ...ended }, target);
