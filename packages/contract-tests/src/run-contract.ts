import type { Stop } from "./budget.ts";
import type { Recording } from "./exchange.ts";
import { modelOfReplay, modelOfRun } from "./finish.ts";
import { type ContractOptions, ContractUsageError, type Run, resolveRun, secretsOf } from "./options.ts";
import { type Outputs, prepareOutputs, type Written, writeOutputs } from "./outputs.ts";
import { type Following, type Played, play } from "./play.ts";
import { replay } from "./replay.ts";
import type { KnownDivergence } from "./report/known.ts";
import type { RunModel } from "./report/model.ts";
import { endedBefore } from "./suites/target-run.ts";
import { readVideo } from "./video.ts";

export type RunOptions = ContractOptions &
  Outputs &
  Following & {
    /** Divergences that somebody takes care of. Default: none. */
    readonly known?: readonly KnownDivergence[] | undefined;
  };

export type ReplayOptions = Outputs & Pick<RunOptions, "known">;

/** What a run shows, and what was written of it. */
export type Finished = Written & { readonly model: RunModel };

/**
 * Runs the cases against the mocks or a server, writes what is asked for, and gives all that the run shows. It drives
 * vitest, in a thread of its own; within a vitest use `describeContract` of `@remo-kit/contract-tests/vitest`.
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

/**
 * Sees to it that what a run reads and writes is there, before anything is sent.
 *
 * @throws ContractUsageError naming what is not.
 */
export async function prepare({ session: { video } }: Run, outputs: Outputs): Promise<void> {
  await prepareOutputs(outputs);
  if (video === undefined) return;
  await readVideo(video).catch(({ message }: Error) => {
    throw new ContractUsageError(`\`video\` cannot be used. ${message}`);
  });
}

export async function execute(run: Run, options: RunOptions): Promise<Finished> {
  const played = await play(run, options);
  const { parts, stop = interruption(options) ?? breakage(played) } = played;
  const model = modelOfRun(run, { parts, stop }, options.known);
  return written(
    model,
    parts.map(({ recording }) => recording),
    options,
    secretsOf(run),
  );
}

/** A target that could not be opened, or an error that no case threw: what is left must not look whole. */
function breakage({ parts, errors }: Played): Stop | undefined {
  const isWhole = parts.every(({ results }) => results.every(({ detail }) => detail !== endedBefore));
  if (isWhole && errors.length === 0) return undefined;
  return { verdict: "inconclusive", because: `the run broke off: ${errors[0] ?? "no reason is known"}` };
}

const interruption = ({ signal }: Following): Stop | undefined =>
  signal?.aborted ? { verdict: "inconclusive", because: "the run was interrupted" } : undefined;

export async function executeReplay(
  recordings: readonly Recording[],
  options: ReplayOptions,
): Promise<Finished> {
  await prepareOutputs(options);
  const model = modelOfReplay(recordings, await replay(recordings), options.known);
  return written(model, recordings, options, []);
}

async function written(
  model: RunModel,
  recordings: readonly Recording[],
  outputs: Outputs,
  secrets: readonly string[],
): Promise<Finished> {
  return { model, ...(await writeOutputs(model, recordings, outputs, secrets)) };
}

function orThrow({ model, problems }: Finished): RunModel {
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return model;
}
