import { printable } from "../printable.ts";
import { type Preflags, readPreflags } from "./preflags.ts";
import type { Program } from "./program.ts";
import { type Asked, readCommand } from "./read.ts";
import { UsageError } from "./usage-error.ts";

type Work<P extends Program> = {
  /** Looks at the command line before its flags are read. @throws UsageError */
  readonly before?: (args: readonly string[], preflags: Preflags) => void;
  /** Runs what was asked for; gives the exit code. */
  readonly run: (asked: Asked<P>) => number | Promise<number>;
  /** Reports what went wrong; gives the exit code. Undefined: it is reported here, and a mistake of usage exits with 2. */
  readonly fail?: (error: unknown, preflags: Preflags) => number | undefined;
};

/** Runs a program for this process: the help, the version and mistakes of usage are the same for all of them. */
export async function main<P extends Program>(program: P, { before, run, fail }: Work<P>): Promise<void> {
  const { argv, env, stdout, stderr } = process;
  const args = argv.slice(2);
  // The reader of the output may have gone; that is no reason to stop.
  for (const stream of [stdout, stderr]) stream.on("error", () => {});
  const preflags = readPreflags(program, args, env);
  try {
    before?.(args, preflags);
    const asked = readCommand(program, args, env, columnsOf(stdout));
    if (asked.kind === "text") (asked.exitCode === 0 ? stdout : stderr).write(asked.text);
    process.exitCode = asked.kind === "text" ? asked.exitCode : await run(asked);
  } catch (error) {
    process.exitCode = fail?.(error, preflags) ?? failed(program, error);
  }
}

/** A help is read in lines that are neither cut nor very long. */
const columnsOf = ({ columns = 80 }: { readonly columns?: number }) => Math.min(Math.max(columns, 60), 100);

function failed({ name }: Program, error: unknown): number {
  const usage = error instanceof UsageError;
  console.error(usage ? usageLine(name, error) : error);
  return usage ? 2 : 1;
}

/** A mistake of usage, on one line. */
export const usageLine = (
  program: string,
  { message, advice }: Pick<UsageError, "message" | "advice">,
): string => printable(`${program}: ${message} ${advice}`.trimEnd());
