import * as ownVitest from "vitest";
import { modelOfRun } from "./finish.ts";
import { resolveRun, secretsOf } from "./options.ts";
import { prepareOutputs, writeOutputs } from "./outputs.ts";
import type { RunOptions } from "./run-contract.ts";
import { defineCases, inOrder, type Outcome, type Vitest } from "./suites/define.ts";

export type DescribeOptions = Omit<RunOptions, "onCase" | "signal">;

/**
 * Defines the cases as tests of the calling test file, one `describe` for each target, and a last test that passes if all
 * of it agrees. `vitest` is that of the caller, to be handed in where it is another copy than that of this package:
 * `describeContract(options, { describe, test, beforeAll, afterAll })`.
 *
 * @throws ContractUsageError an option cannot be used.
 */
export function describeContract(options: DescribeOptions = {}, vitest: Vitest = ownVitest): void {
  const run = resolveRun(options);
  let outcome: Outcome = { parts: [], stop: undefined };
  vitest.describe("contract", inOrder, () => {
    vitest.beforeAll(() => prepareOutputs(options));
    defineCases(run, vitest, {
      keep: (kept) => {
        outcome = kept;
      },
      isToEnd: () => false,
    });
    vitest.test("server, mock, client and spec agree", async () => {
      const model = modelOfRun(run, outcome, options.known);
      const recordings = outcome.parts.map(({ recording }) => recording);
      const { problems } = await writeOutputs(model, recordings, options, secretsOf(run));
      if (problems.length > 0) throw new Error(problems.join("\n"));
      if (model.verdict === "agree") return;
      const shown = model.divergences.filter(({ known }) => !known).map(({ key, text }) => `${key}: ${text}`);
      throw new Error([`${model.verdict}: ${model.because}`, ...shown].join("\n"));
    });
  });
}
