import type { Part } from "./analyse.ts";
import { type Stop, stopAfter } from "./budget.ts";
import type { Case, CaseResult } from "./case.ts";
import { price } from "./cases/analysis-soccer.ts";
import { cases } from "./cases/index.ts";
import type { Exchange, Intent, Recording } from "./exchange.ts";
import type { Session, Target } from "./session.ts";

/** A case asked for an exchange that was not recorded. */
class NotRecordedError extends Error {}

/** Judges recordings anew, as if they had just been made. The cases get what was recorded for them: nothing is sent. */
export const replay = (recordings: readonly Recording[]): Promise<Part[]> =>
  Promise.all(
    recordings.map(async (recording) => {
      const results: CaseResult[] = [];
      const stopped = stopOf(recording);
      for (const one of cases) results.push(cut(await judged(one, recording), stopped));
      return { recording, results };
    }),
  );

type Stopped = { readonly stop: Stop; readonly id: number };

/** What ended the run that was recorded, and the exchange that did. Only a run on somebody's server is stopped. */
export function stopOf({ profile, exchanges }: Recording): Stopped | undefined {
  if (profile) return undefined;
  for (const [at, { id }] of exchanges.entries()) {
    const stop = stopAfter(exchanges.slice(0, at + 1), price);
    if (stop) return { stop, id };
  }
  return undefined;
}

/** Half of a case proves nothing, here as in the run. */
const cut = (result: CaseResult, stopped: Stopped | undefined): CaseResult =>
  stopped && result.outcome === "failed" && result.exchanges.includes(stopped.id)
    ? { ...result, outcome: "not-run", detail: stopped.stop.because }
    : result;

async function judged(one: Case, recording: Recording): Promise<CaseResult> {
  const { id, title, facts } = one;
  const own = recording.exchanges.filter((exchange) => exchange.case === id);
  const exchanges = own.map((exchange) => exchange.id);
  const result = { id, title, target: recording.target, facts, exchanges, ms: 0 };
  const notRun = { ...result, outcome: "not-run", detail: "not in the recording" } as const;
  if (own.length === 0) return notRun;
  try {
    await one.run(recorded(own, recording));
    return { ...result, outcome: "passed", detail: undefined };
  } catch (error) {
    if (error instanceof NotRecordedError) return notRun;
    return { ...result, outcome: "failed", detail: error instanceof Error ? error.message : String(error) };
  }
}

/** A session that answers each request with the next recorded exchange of the same intent. */
function recorded(exchanges: readonly Exchange[], { target: name, profile }: Recording): Session {
  const left = [...exchanges];
  const next = async (intent: Intent) => {
    const at = left.findIndex((exchange) => exchange.intent === intent);
    const [found] = at === -1 ? [] : left.splice(at, 1);
    if (!found) throw new NotRecordedError(intent);
    return found;
  };
  const target: Target = profile
    ? { kind: "in-process", name, profile }
    : { kind: "url", name, url: name, keys: undefined };
  const session: Session = {
    target,
    hasKeys: true,
    exchanges,
    call: next,
    post: next,
    another: async () => session,
    close: async () => {},
  };
  return session;
}
