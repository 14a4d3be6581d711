import { type Asked, stopSignal } from "@remo-kit/common/cli";
import { isLoopback } from "@remo-kit/common/loopback";
import type { Operation } from "@remo-kit/openapi";
import type { RemoClientOptions } from "../index.ts";
import { commandOf, readOf } from "./command.ts";
import { exitCodeOf } from "./failure.ts";
import type { program } from "./flags.ts";
import type { Outcome } from "./report/metric-table.ts";
import { type Texts, textsOf } from "./texts/texts.ts";

export type AskedOf = Asked<typeof program>;

/** What a run has come to; if it fails, it is shown with the failure. */
export type Known = {
  readonly receipt?: object;
  readonly outcome?: Outcome;
  /** The command line that asks for the result. */
  readonly again?: string;
};

/** One run of a command, which is that of an operation. */
export type Session = {
  readonly operation: Operation;
  readonly asked: AskedOf;
  readonly texts: Texts;
  readonly options: Omit<RemoClientOptions, "email" | "userKey" | "apiKey">;
  known: Known;
};

export function openSession(operation: Operation, asked: AskedOf): Session {
  const { baseUrl, allowInsecureHttp, timeout: total, maxWait: result } = asked.values;
  // A mock on this machine may have a clock that runs faster.
  const mockClock = URL.canParse(baseUrl ?? "") && isLoopback(new URL(baseUrl as string).hostname);
  const options = { baseUrl, allowInsecureHttp, timeout: { total, result }, mockClock };
  return { operation, asked, texts: textsOf(asked.lang), options, known: {} };
}

/** A signal to stop. What is known is printed first, but the process ends in any case. */
export function stopSoon(): AbortSignal {
  const signal = stopSignal();
  signal.addEventListener("abort", () =>
    setTimeout(() => process.exit(exitCodeOf(signal.reason)), 2000).unref(),
  );
  return signal;
}

/** The command line that asks for the result of a uuid, with what this one was told of the API. */
export function goOnWith(uuid: string, { operation, asked }: Session): string {
  const flags = asked.given.filter(({ from, name }) => from === `--${name}` && toRepeat.includes(name));
  const repeated = flags.flatMap(({ from, text }) => (text === "true" ? [from] : [from, quoted(text)]));
  return ["remo", commandOf(readOf(operation.family)?.id ?? ""), uuid, "--wait", ...repeated].join(" ");
}

const toRepeat = ["keys-file", "env-file", "base-url", "allow-insecure-http"];

const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
