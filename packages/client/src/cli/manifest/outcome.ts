import { fill } from "@remo-kit/common/language";
import { printable } from "@remo-kit/common/printable";
import type { CallRecord, RemoCallFailure } from "../../index.ts";
import { maySend } from "../../node.ts";
import { exitCodeOf, viewOf } from "../failure.ts";
import type { Texts } from "../texts/texts.ts";
import type { Planned } from "./uuids.ts";

/**
 * What became of a video: accepted now or before; unknown, because it may have been charged; failed without a charge; or
 * left, because the command stopped first.
 */
export type State = "accepted" | "before" | "unknown" | "failed" | "left";

export type Outcome = {
  readonly entry: Planned;
  readonly state: State;
  readonly receipt?: CallRecord["receipt"];
  readonly error?: RemoCallFailure;
};

/** What is known before anything is sent; undefined: it may be sent. */
export function outcomeOf(entry: Planned, known: CallRecord | undefined): Outcome | undefined {
  if (known === undefined || maySend(known)) return undefined;
  const { state, receipt } = known;
  return { entry, state: state === "accepted" ? "before" : "unknown", ...(receipt && { receipt }) };
}

export function outcomeOfFailure(entry: Planned, error: RemoCallFailure): Outcome {
  if (error.name === "RemoInputError" && error.earlier)
    return outcomeOf(entry, error.earlier) ?? { entry, state: "failed", error };
  if (error.charged === "unknown") return { entry, state: "unknown", error };
  return { entry, state: error.name === "RemoAbortError" ? "left" : "failed", error };
}

export function exitCodeOfOutcome({ state, error }: Outcome): number {
  if (error) return exitCodeOf(error);
  return state === "unknown" ? 5 : 0;
}

/** A line of JSON for programs. */
export function outcomeJson({ entry, state, receipt, error }: Outcome, texts: Texts): string {
  const { file, line, uuid } = entry;
  if (!error) return JSON.stringify({ file, line, uuid, state, receipt });
  const { name, code, message, detail, more } = viewOf(error, texts);
  const said = { name, code, message, detail, ...more };
  return JSON.stringify({ file, line, uuid, state, receipt, error: said });
}

/** A line for people. */
export function outcomeLine({ entry, state, error }: Outcome, count: string, texts: Texts): string {
  const why = error && state !== "left" ? ` ${viewOf(error, texts).message}` : "";
  const { file, uuid } = entry;
  const line = fill(texts.manifest.outcome, { count, file, uuid, state: texts.manifest.states[state] });
  return printable(`${line}${why}`);
}
