import type { KnownDivergence } from "./checks/known.ts";
import { modelOfReplay, modelOfRun, recordingsOf } from "./finish.ts";
import type { Recording } from "./model/exchange.ts";
import type { Outcome, RunModel, Stop } from "./model/run.ts";
import { assertKeysDistinct } from "./own-words.ts";
import { type Outputs, prepareOutputs, type Written, writeOutputs } from "./report/outputs.ts";
import { type Following, type Ran, runCases } from "./run/execute.ts";
import { parseKnown } from "./run/known-list.ts";
import { type ContractOptions, ContractUsageError, type Run, resolveRun, secretsOf } from "./run/options.ts";
import { assertPossible } from "./run/possible.ts";
import { distinctSecretsOf, redactAll, redactError } from "./run/redaction.ts";
import { replay } from "./run/replay.ts";
import { endedBefore } from "./run/target-run.ts";
import { readVideo } from "./session/video.ts";

export type RunOptions = ContractOptions &
  Outputs &
  Following & {
    /** Divergences that have an owner. Default: none. */
    readonly known?: readonly KnownDivergence[] | undefined;
  };

export type ReplayOptions = Outputs & Pick<RunOptions, "known">;

export type Finished = Written & { readonly model: RunModel };

/**
 * Runs the cases against the mocks or a server, writes what is asked for, and gives all that the run shows. Within
 * a vitest, `describeContract` of `@remo-kit/contract-tests/vitest` makes each case a test.
 *
 * @throws ContractUsageError an option cannot be used; nothing was sent.
 */
export async function runContract(options: RunOptions = {}): Promise<RunModel> {
  const run = resolveRun(options);
  await prepare(run, options);
  return orThrow(await execute(run, options));
}

/** Runs checks, cases and probes on what `record` wrote, as `parseRecordings` reads it. Nothing is sent. */
export async function replayContract(
  recordings: readonly Recording[],
  options: ReplayOptions = {},
): Promise<RunModel> {
  return orThrow(await executeReplay(recordings, options));
}

/** What is read and written is there before anything is sent. @throws ContractUsageError naming what is not. */
export async function prepare(run: Run, { known, ...outputs }: ReplayOptions): Promise<void> {
  assertPossible(run);
  assertKeysDistinct(run);
  assertKnown(known);
  const { video } = run.session;
  await prepareOutputs(outputs, video);
  if (video === undefined) return;
  await readVideo(video).catch(({ message }: Error) => {
    throw new ContractUsageError(`\`video\` cannot be used. ${message}`);
  });
}

/** @throws ContractUsageError what is no list, or has a key that no run can show. */
function assertKnown(known: ReplayOptions["known"] = []): void {
  try {
    parseKnown(known);
  } catch (error) {
    throw new ContractUsageError(`\`known\` cannot be used. ${(error as Error).message}`);
  }
}

export async function execute(run: Run, options: RunOptions): Promise<Finished> {
  const ran = await runCases(run, options);
  const { parts, stop = interruption(options) ?? breakage(ran) } = ran;
  return finished(run, { parts, stop }, options);
}

export async function finished(run: Run, outcome: Outcome, options: RunOptions): Promise<Finished> {
  const [secrets, distinct] = [secretsOf(run), distinctSecretsOf(run)];
  try {
    const model = redactAll(modelOfRun(run, outcome, options.known), secrets);
    const recordings = recordingsOf(run, outcome).map((one) => redactAll(one, secrets));
    return { model, ...(await writeOutputs(model, recordings, options, distinct)) };
  } catch (error) {
    throw redactError(error, run);
  }
}

/** A target that could not be opened, or an error that no case threw: what is left must not look whole. */
function breakage({ parts, errors }: Ran): Stop | undefined {
  const isWhole = parts.every(({ results }) => results.every(({ detail }) => detail !== endedBefore));
  if (isWhole && errors.length === 0) return undefined;
  return { verdict: "inconclusive", because: `the run broke off: ${errors[0] ?? "no reason is known"}` };
}

const interruption = ({ signal }: Following): Stop | undefined =>
  signal?.aborted ? { verdict: "inconclusive", because: "the run was interrupted" } : undefined;

export async function executeReplay(recordings: readonly Recording[], options: ReplayOptions) {
  assertKnown(options.known);
  await prepareOutputs(options);
  const model = modelOfReplay(recordings, await replay(recordings), options.known);
  return { model, ...(await writeOutputs(model, recordings, options, [])) };
}

/** @throws Error something could not be written. */
export function orThrow({ model, problems }: Finished): RunModel {
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return model;
}
