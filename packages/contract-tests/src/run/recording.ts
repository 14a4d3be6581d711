import { matchPath } from "@remo-kit/openapi";
import type { Exchange, Recording } from "../model/exchange.ts";

/** The text of a recording file: one recording, or a list of them where a run had several targets. */
export const recordingText = (recordings: readonly Recording[]): string =>
  `${JSON.stringify(recordings.length === 1 ? recordings[0] : recordings, null, 2)}\n`;

/**
 * The recordings of a file. Checked as far as what reads them relies on.
 *
 * @throws TypeError naming the place that is wrong.
 */
export function parseRecordings(value: unknown): readonly Recording[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) throw new TypeError("there is no recording in it.");
  list.forEach((one, at) => {
    check(
      isObject(one) && one.format === "remo-contract-recording-1",
      `recording ${at + 1} is none of this version`,
    );
    for (const name of ["date", "target", "spec"]) {
      check(typeof one[name] === "string", `\`${name}\` of recording ${at + 1} must be a text`);
    }
    check(Array.isArray(one.exchanges), `\`exchanges\` of recording ${at + 1} must be a list`);
    (one.exchanges as unknown[]).forEach(checkExchange);
  });
  return (list as Recording[]).map(upToDate);
}

/**
 * Recordings of old have the request to the address of the result as one of the operation before it (A17); by now it
 * is an operation of its own.
 */
function upToDate(recording: Recording): Recording {
  const exchanges = recording.exchanges.map((exchange): Exchange => {
    if ((exchange.intent as string) !== "result-path") return exchange;
    const own = matchPath(exchange.sent.path)?.operations[exchange.sent.method];
    return own ? { ...exchange, operation: own.slug, intent: "empty-body" } : exchange;
  });
  return { ...recording, exchanges };
}

const texts = ["case", "intent", "operation", "time"] as const satisfies readonly (keyof Exchange)[];
const numbers = ["id", "requests", "ms"] as const satisfies readonly (keyof Exchange)[];

function checkExchange(exchange: unknown, at: number): void {
  const place = `exchange ${at + 1}`;
  check(isObject(exchange), `${place} must be an object`);
  for (const name of texts)
    check(typeof exchange[name] === "string", `\`${name}\` of ${place} must be a text`);
  for (const name of numbers)
    check(typeof exchange[name] === "number", `\`${name}\` of ${place} must be a number`);
  const { sent, received } = exchange;
  check(isObject(sent) && typeof sent.keys === "string", `\`sent\` of ${place} must say which keys it had`);
  const isAnswer =
    isObject(received) && typeof received.status === "number" && typeof received.text === "string";
  check(received === undefined || isAnswer, `\`received\` of ${place} must have a status and a text`);
  const { contentType } = isAnswer ? received : { contentType: null };
  check(
    contentType === null || typeof contentType === "string",
    `\`contentType\` of ${place} must be a text`,
  );
  check(!isAnswer || isObject(received.headers), `\`headers\` of ${place} must be an object`);
  const isPath = typeof sent.path === "string" && sent.path.startsWith("/");
  check(isPath, `\`path\` of ${place} must begin with a slash`);
}

type Fields = { readonly [name: string]: unknown };

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function check(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new TypeError(`${otherwise}.`);
}
