import * as ownVitest from "vitest";
import { assertKeysDistinct } from "./own-words.ts";
import { prepareOutputs } from "./report/outputs.ts";
import { caseLimit } from "./run/execute.ts";
import { type Run, resolveRun } from "./run/options.ts";
import { assertPossible } from "./run/possible.ts";
import { type TargetRun, targetRun } from "./run/target-run.ts";
import { finished, orThrow, type RunOptions } from "./run-contract.ts";

export type DescribeOptions = Omit<RunOptions, "onCase" | "signal">;

/** What of vitest is used. It is handed in, because another repository may have another copy of it. */
export type Vitest = Pick<typeof ownVitest, "describe" | "test" | "beforeAll" | "afterAll">;

/** Also where the caller's configuration says otherwise: the first answers decide whether more is sent. */
const inOrder = { concurrent: false, shuffle: false } as const;

/**
 * Defines the cases as tests of the calling test file, one `describe` for each target, and a last test that passes if all
 * of it agrees. `vitest` is that of the caller, to be handed in where it is another copy than that of this package:
 * `describeContract(options, { describe, test, beforeAll, afterAll })`.
 *
 * @throws ContractUsageError an option cannot be used.
 */
export function describeContract(options: DescribeOptions = {}, vitest: Vitest = ownVitest): void {
  const run = resolveRun(options);
  assertPossible(run);
  assertKeysDistinct(run);
  const targets = run.targets.map((target) => targetRun(target, run));
  vitest.describe("contract", inOrder, () => {
    vitest.beforeAll(() => prepareOutputs(options));
    for (const target of targets)
      vitest.describe(target.name, inOrder, () => describeTarget(target, run, vitest));
    vitest.test("server, mock, client and spec agree", () => assertAgrees(run, targets, options));
  });
}

function describeTarget(target: TargetRun, run: Run, { test, beforeAll, afterAll }: Vitest): void {
  const timeout = caseLimit(run);
  beforeAll(() => target.open(), timeout);
  for (const entry of target.plan.entries) {
    // N1: a test that failed is not run again: what it sent may have been charged.
    test(entry.case.title, { timeout, retry: 0, concurrent: false }, async ({ skip }) => {
      const { outcome, detail } = await target.runCase(entry);
      if (outcome === "not-run" || outcome === "undecided") skip(detail);
      if (outcome === "failed") throw new Error(detail);
    });
  }
  afterAll(() => target.close(), timeout);
}

async function assertAgrees(run: Run, targets: readonly TargetRun[], options: RunOptions): Promise<void> {
  const parts = targets.map((target) => target.part());
  const stop = targets.map((target) => target.stop()).find(Boolean);
  const { verdict, because, divergences } = orThrow(await finished(run, { parts, stop }, options));
  if (verdict === "agree") return;
  const shown = divergences.filter(({ known }) => !known).map(({ key, text }) => `${key}: ${text}`);
  throw new Error([`${verdict}: ${because}`, ...shown].join("\n"));
}
