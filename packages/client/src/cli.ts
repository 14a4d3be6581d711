#!/usr/bin/env node
import { main, type Preflags } from "@remo-kit/common/cli";
import { operationList } from "@remo-kit/openapi";
import { commandOf } from "./cli/command.ts";
import { exitCodeOf, viewOf } from "./cli/failure.ts";
import { program } from "./cli/flags.ts";
import { refuseKeysInFlags } from "./cli/keys.ts";
import { read } from "./cli/read.ts";
import { outcomeLines } from "./cli/report/report.ts";
import { type AskedOf, openSession, type Session } from "./cli/session.ts";
import { errorLines, errorShown, jsonOf } from "./cli/show.ts";
import { submit } from "./cli/submit.ts";
import { textsOf } from "./cli/texts/texts.ts";

const { stdout, stderr } = process;
let session: Session | undefined;

function run(asked: AskedOf): Promise<number> {
  const operation = operationList.find(({ id }) => commandOf(id) === asked.name);
  if (!operation) throw new Error(`No operation has the command ${asked.name}.`);
  session = openSession(operation, asked);
  return { submit, read }[operation.kind](session);
}

function fail(error: unknown, { lang, isOn }: Preflags): number {
  const view = viewOf(error, textsOf(lang), session?.known.again);
  const { receipt, outcome } = session?.known ?? {};
  if (isOn("json")) stdout.write(`${jsonOf({ error: errorShown(view), receipt, ...outcome }, false)}\n`);
  else {
    if (session && outcome) stdout.write(`${outcomeLines(outcome, session)}\n`);
    stderr.write(`${errorLines(view, textsOf(lang))}\n`);
  }
  return exitCodeOf(error);
}

await main(program, { before: (args, { lang }) => refuseKeysInFlags(args, textsOf(lang)), run, fail });
