import type { Exchange, Intent } from "../model/exchange.ts";
import type { Finding, Readings, Undecided } from "../model/reading.ts";
import { answersIn, type ProbeAnswer } from "./answer.ts";
import { type Seen, settle } from "./evidence.ts";

/** Finds in recorded exchanges the reading of an ambiguity that a server follows. Pure: it sends nothing. */
export type Probe = {
  readonly id: string;
  readonly ambiguity: `A${number}`;
  /** What it needs to have been sent. */
  readonly intents: readonly Intent[];
  /** What a `reading` is about; a file: a submit that takes one. Default: submit. A key is read of every operation. */
  readonly of?: "submit" | "file" | "read" | "family";
  /** One finding for each key of the profile that the ambiguity opens; or one named `reading` where it opens none. */
  readonly read: (exchanges: readonly Exchange[]) => Readings;
};

type Question<Value> = Omit<Probe, "read"> & {
  /** Default: `reading`. */
  readonly key?: keyof Readings;
  /** Intents whose answers count. Default: all. */
  readonly from?: readonly Intent[];
  readonly readings: readonly Value[];
  readonly needs: string;
  readonly see: (answer: ProbeAnswer) => Seen<Value>;
};

/** A probe of one question on which each answer may throw light. */
export function asking<const Value>(question: Question<Value>): Probe {
  const { key = "reading", from = [], readings, needs, see, ...probe } = question;
  const read: Probe["read"] = (exchanges) => ({
    [key]: settle(readings, needs, answersIn(exchanges, ...from), see),
  });
  return { ...probe, read };
}

export const comparing =
  (
    one: Intent,
    other: Intent,
    compare: (answers: readonly ProbeAnswer[], others: readonly ProbeAnswer[]) => Finding<string> | Undecided,
  ): Probe["read"] =>
  (exchanges) => ({ reading: compare(answersIn(exchanges, one), answersIn(exchanges, other)) });
