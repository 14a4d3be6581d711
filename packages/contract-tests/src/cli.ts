#!/usr/bin/env node
import { type Asked, main, usageLine } from "@remo-kit/common/cli";
import { fill, type Language } from "@remo-kit/common/language";
import { printable } from "@remo-kit/common/printable";
import { hideSecrets } from "@remo-kit/common/redact";
import { exitCodeOf } from "./checks/verdict.ts";
import { program } from "./cli/flags.ts";
import { interruption } from "./cli/interrupt.ts";
import { listText, planText } from "./cli/plan-text.ts";
import { progress } from "./cli/progress.ts";
import { type Command, commandOf, usageOf } from "./cli/read-options.ts";
import type { RunModel } from "./model/run.ts";
import { toTerminal } from "./report/terminal.ts";
import { ContractUsageError } from "./run/options.ts";
import { distinctSecretsOf } from "./run/redaction.ts";
import { execute, executeReplay, type Finished, prepare } from "./run-contract.ts";

const print = (text: string) => console.log(text);
const warn = (text: string) => console.error(`remo-contract: ${printable(text)}`);

async function start(asked: Asked<typeof program>): Promise<number> {
  const command = commandOf(asked, process.env);
  const { lang } = command;
  for (const warning of command.warnings) warn(warning);
  if (command.kind === "list") print(listText(lang));
  else if (command.kind === "replay")
    return report(await executeReplay(command.recordings, command.options), lang);
  else {
    // Nothing is sent yet, but what a run would refuse is refused here too.
    await prepare(command.run, command.kind === "run" ? command.options : {});
    if (command.kind === "run") return report(await run(command), lang, distinctSecretsOf(command.run));
    print(planText(command.run, lang));
  }
  return 0;
}

async function run({ run: resolved, options, lang }: Extract<Command, { kind: "run" }>): Promise<Finished> {
  const plan = planText(resolved, lang);
  // Which mocks there are is printed as they are run.
  print(resolved.remote ? plan : (plan.split("\n", 1)[0] ?? ""));
  const { seed, generated } = resolved;
  if (generated > 0) print(fill(program.texts[lang].run.seed, { seed }));
  print("");
  const signal = interruption(() => warn(program.texts[lang].run.interrupted));
  const { onCase, onWait, close } = progress(resolved, print, lang);
  try {
    return await execute(resolved, { ...options, onCase, onWait, signal });
  } finally {
    close();
    print("");
  }
}

function report({ model, files, problems }: Finished, lang: Language, secrets: readonly string[] = []) {
  const color = process.stdout.isTTY && !process.env.NO_COLOR;
  // What reads the exit code relies on files that are not there.
  const shown: RunModel =
    problems.length > 0
      ? { ...model, verdict: "diverges", because: [...problems, model.because].join("; ") }
      : model;
  process.stdout.write(hideSecrets(toTerminal(shown, Boolean(color), files, lang), secrets));
  for (const problem of problems) warn(problem);
  return exitCodeOf(shown.verdict);
}

await main(program, {
  run: start,
  fail(error) {
    if (!(error instanceof ContractUsageError)) return undefined;
    console.error(usageLine(program.name, usageOf(error.message)));
    return exitCodeOf("usage");
  },
});
