import type * as vitest from "vitest";
import type { Part } from "../analyse.ts";
import type { Stop } from "../budget.ts";
import type { Run } from "../options.ts";
import { type TargetRun, targetRun } from "./target-run.ts";

/** What of vitest is used. It is handed in, because a repository of somebody else may have another copy of it. */
export type Vitest = Pick<typeof vitest, "describe" | "test" | "beforeAll" | "afterAll">;

/** What a run recorded, and why it ended early if it did. */
export type Outcome = { readonly parts: readonly Part[]; readonly stop: Stop | undefined };

export type Keeper = {
  /**
   * Is told all that is known: after each target and, on somebody's server, after each case, so that what was paid for
   * is not lost if the run breaks off.
   */
  keep(outcome: Outcome): void;
  /** Whether no further case is to begin. */
  isToEnd(): boolean;
};

/** Defines the cases of a run as tests. */
export function defineCases(run: Run, api: Vitest, { keep, isToEnd }: Keeper): void {
  const works = run.targets.map((target) => targetRun(target, run, isToEnd));
  const tell = () =>
    keep({
      parts: works.map((work) => work.part()),
      stop: works.map((work) => work.stop()).find(Boolean),
    });
  for (const work of works) api.describe(work.name, inOrder, () => defineTarget(work, run, api, tell));
}

/** Whatever the caller's configuration says: what the first answers say decides whether more is sent. */
export const inOrder = { concurrent: false, shuffle: false } as const;

function defineTarget(work: TargetRun, run: Run, { test, beforeAll, afterAll }: Vitest, tell: () => void) {
  // Many requests can be in a case; each has its own limit.
  const timeout = run.session.timeoutMs * 20;
  beforeAll(() => work.open(), timeout);
  for (const entry of work.plan.entries) {
    // N1: a test that failed is not run again: what it sent may have been charged.
    test(entry.case.title, { timeout, retry: 0, concurrent: false }, async ({ skip }) => {
      const result = await work.play(entry);
      if (run.foreign) tell();
      if (result.outcome === "not-run") skip(result.detail);
      if (result.outcome === "failed") throw new Error(result.detail);
    });
  }
  afterAll(async () => {
    await work.close();
    tell();
  }, timeout);
}
