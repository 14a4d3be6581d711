import { matchPath } from "@remo-kit/openapi";
import * as v from "valibot";
import type { Exchange, Recording } from "../model/exchange.ts";
import { inShape, number, object, text, texts } from "../model/shape.ts";

/** The text of a recording file: one recording, or a list of them where a run had several targets. */
export const recordingText = (recordings: readonly Recording[]): string =>
  `${JSON.stringify(recordings.length === 1 ? recordings[0] : recordings, null, 2)}\n`;

// Shapes as far as what reads recordings relies on them.

const extent = v.optional(v.picklist(["none", "part", "all"], "must be none, part or all"));

const encoding = v.optional(
  object({ bom: v.optional(v.literal(true, "must be true")), charset: v.optional(text) }),
);
const received = object({ status: number, contentType: v.nullable(text), encoding, headers: texts, text });

const exchange = object({
  id: number,
  case: text,
  intent: text,
  operation: text,
  sent: object({
    keys: text,
    body: v.optional(text),
    path: v.pipe(text, v.startsWith("/", "must begin with a slash")),
  }),
  requestSent: extent,
  answerReceived: extent,
  received: v.optional(received),
  partial: v.optional(object({ status: number, bytes: number })),
  requests: number,
  ms: number,
  time: text,
});

const facts = object({ seed: number, complete: v.boolean("must be true or false"), planned: number });

const result = object({
  id: text,
  title: text,
  target: text,
  facts: v.array(text, "must be a list"),
  outcome: v.picklist(["passed", "failed", "not-run", "undecided"], "must be the outcome of a case"),
  exchanges: v.array(number, "must be a list"),
  ms: number,
});

const recording = object({
  format: v.literal("remo-contract-recording-1", 'must be "remo-contract-recording-1", the only version'),
  date: text,
  target: text,
  spec: text,
  exchanges: v.array(exchange, "must be a list"),
  run: v.optional(facts),
  results: v.optional(v.array(result, "must be a list")),
});

const recordings = v.pipe(v.array(recording), v.minLength(1, "has no recording in it"));

/** @throws TypeError naming the place that is wrong. */
export function parseRecordings(value: unknown): readonly Recording[] {
  const list = inShape(recordings, Array.isArray(value) ? value : [value]);
  return (list as unknown as Recording[]).map(upToDate);
}

const upToDate = (recording: Recording): Recording => ({
  ...recording,
  exchanges: recording.exchanges.map((exchange) => withExtent(withOperation(exchange))),
});

/** Older recordings have the address of the result as one of the operation before it (A17); it is one of its own now. */
function withOperation(exchange: Exchange): Exchange {
  if ((exchange.intent as string) !== "result-path") return exchange;
  const own = matchPath(exchange.sent.path)?.operations[exchange.sent.method];
  return own ? { ...exchange, operation: own.slug, intent: "empty-body" } : exchange;
}

/** Older recordings do not say how much went over the wire: what was not answered may have been sent, so it counts. */
function withExtent(exchange: Exchange): Exchange {
  const { received, requests } = exchange;
  const requestSent = requests === 0 ? "none" : "all";
  return {
    ...exchange,
    requestSent: exchange.requestSent ?? requestSent,
    answerReceived: exchange.answerReceived ?? (received ? "all" : "none"),
  };
}
