import type { CaseRegistry } from "../cases/registry.ts";
import type { CaseResult } from "../model/case.ts";
import type { Outcome } from "../model/run.ts";
import type { Waiting } from "../session/patience.ts";
import type { Run } from "./options.ts";
import { type TargetRun, targetRun } from "./target-run.ts";

export type Following = {
  /** Is called with each case as it ends. Default: nothing is. */
  readonly onCase?: ((ended: CaseEnded) => void) | undefined;
  /** Is called before each wait for an analysis, with how long it is and what may follow. Default: nothing is. */
  readonly onWait?: ((waiting: Waiting) => void) | undefined;
  /** Ends the run after the case that is running, which does not wait any more; what was recorded is analysed. */
  readonly signal?: AbortSignal | undefined;
};

export type CaseEnded = Pick<CaseResult, "target" | "title" | "outcome" | "detail" | "ms">;

export type Ran = Outcome & { readonly errors: readonly string[] };

/** Runs the cases, one after the other: what the first answers say decides whether more is sent. */
export async function runCases(run: Run, following: Following, cases?: CaseRegistry): Promise<Ran> {
  const { onCase, ...waiting } = following;
  const errors: string[] = [];
  const isToEnd = () => following.signal?.aborted === true || errors.length > 0;
  const targets = run.targets.map((target) => targetRun(target, run, { ...waiting, isToEnd }, cases));
  for (const target of targets) {
    if (isToEnd()) break;
    await runTarget(target, run, onCase).catch((error: unknown) => {
      errors.push(error instanceof Error ? error.message : String(error));
    });
  }
  const stop = targets.map((target) => target.stop()).find(Boolean);
  return { parts: targets.map((target) => target.part()), stop, errors };
}

async function runTarget(target: TargetRun, run: Run, onCase: Following["onCase"]): Promise<void> {
  await target.open();
  try {
    for (const entry of target.plan.entries) {
      const ended = await within(run, target.runCase(entry), entry.case.title);
      onCase?.(ended);
    }
  } finally {
    await target.close();
  }
}

/** ms that a case may take: many requests can be in it, and each has a limit of its own; between those of a wait are 15 s. */
export const caseLimit = ({ session, maxWait }: Run): number =>
  session.timeoutMs * (20 + maxWait / 15_000) + maxWait;

async function within(run: Run, result: Promise<CaseResult>, title: string): Promise<CaseResult> {
  const limit = caseLimit(run);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`"${title}" did not end within ${limit / 1000} s`)), limit);
  });
  try {
    return await Promise.race([result, late]);
  } finally {
    clearTimeout(timer);
  }
}
