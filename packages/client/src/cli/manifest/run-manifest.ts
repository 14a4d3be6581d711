import { setMaxListeners } from "node:events";
import { stopSignal } from "@remo-kit/common/cli";
import { fill } from "@remo-kit/common/language";
import { printable } from "@remo-kit/common/printable";
import {
  type AnalysisReceipt,
  type CallStore,
  createRemoClient,
  isRemoError,
  type LogEvent,
  type OperationId,
  type Progress,
  type RemoClientOptions,
} from "../../index.ts";
import { fileStore, openVideo } from "../../node.ts";
import { method } from "../command.ts";
import { exitCodeOf } from "../failure.ts";
import type { Texts } from "../texts/texts.ts";
import {
  exitCodeOfOutcome,
  type Outcome,
  outcomeJson,
  outcomeLine,
  outcomeOf,
  outcomeOfFailure,
} from "./outcome.ts";
import { readManifest } from "./read-manifest.ts";
import { summary } from "./summary.ts";
import { type Planned, withUuids } from "./uuids.ts";

export type Asked = {
  readonly id: OperationId;
  readonly path: string;
  readonly height: string | undefined;
  readonly concurrency: number;
  readonly json: boolean;
  readonly write: (line: string) => void;
};

/** Sends what a manifest lists and was not sent before, some at a time. Gives the worst exit code. */
export async function runManifest(asked: Asked, options: RemoClientOptions, texts: Texts): Promise<number> {
  const { path, json, write } = asked;
  const state = `${path}.calls.jsonl`;
  const signal = stopSignal();
  setMaxListeners(0, signal); // Each video that is under way listens.
  const store = fileStore(state);
  const unrecorded = ({ uuid, error }: LogEvent & { readonly event: "unrecorded" }) =>
    process.stderr.write(
      `${printable(fill(texts.manifest.unrecorded, { uuid, path: state, why: error }))}\n`,
    );
  const logger = (event: LogEvent) => event.event === "unrecorded" && unrecorded(event);
  const { safe } = method<AnalysisReceipt>(createRemoClient({ ...options, store, logger }), asked.id);
  const entries = await readManifest(path, asked.height, texts);
  const planned = await withUuids(entries, state, texts);
  for (const entry of planned) {
    const isToSend = !outcomeOf(entry, await store.get(entry.uuid));
    if (isToSend) await openVideo(entry.path); // One that is not there is said before anything is sent.
  }
  const outcomes: Outcome[] = [];
  const tell = (outcome: Outcome) => {
    outcomes.push(outcome);
    const count = `${outcomes.length}/${planned.length}`;
    write(json ? outcomeJson(outcome, texts) : outcomeLine(outcome, count, texts));
  };
  await sendAll(planned, { safe, store, signal, concurrency: asked.concurrency }, tell);
  const told = new Set(outcomes.map(({ entry }) => entry));
  for (const entry of planned) if (!told.has(entry)) outcomes.push({ entry, state: "left" });
  write(summary(outcomes, state, json, texts));
  return signal.aborted ? exitCodeOf(signal.reason) : Math.max(0, ...outcomes.map(exitCodeOfOutcome));
}

type Sender = {
  readonly safe: ReturnType<typeof method<AnalysisReceipt>>["safe"];
  readonly store: CallStore;
  readonly signal: AbortSignal;
  readonly concurrency: number;
};

/** None begins once it is to stop, or once the account refuses: each further one would go up in vain. */
async function sendAll(
  planned: readonly Planned[],
  sender: Sender,
  tell: (outcome: Outcome) => void,
): Promise<void> {
  const waiting = [...planned];
  let refused = false;
  const work = async () => {
    while (!refused && !sender.signal.aborted) {
      const entry = waiting.shift();
      if (!entry) return;
      const outcome = outcomeOf(entry, await sender.store.get(entry.uuid)) ?? (await sendOne(entry, sender));
      refused ||= outcome.error?.name === "RemoApiError" && outcome.error.category === "account";
      tell(outcome);
    }
  };
  await Promise.all(Array.from({ length: sender.concurrency }, work));
}

/** One that waits for its answer when the command is to stop gets it: it may be paid for. */
async function sendOne(entry: Planned, { safe, signal }: Sender): Promise<Outcome> {
  const { path, height, uuid } = entry;
  const own = new AbortController();
  let phase: Progress["phase"] = "connect";
  const stop = () => phase !== "answer" && own.abort(signal.reason);
  const onProgress = (progress: Progress) => {
    ({ phase } = progress);
  };
  signal.addEventListener("abort", stop);
  try {
    const video = await openVideo(path);
    const input = { video, height, uuid, signal: own.signal, onProgress };
    const { receipt, error } = await safe(input);
    if (error) return outcomeOfFailure(entry, error);
    return { entry, state: "accepted", receipt: JSON.parse(JSON.stringify(receipt)) };
  } catch (error) {
    if (isRemoError(error, "RemoInputError")) return outcomeOfFailure(entry, error); // The file has gone in between.
    throw error;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
