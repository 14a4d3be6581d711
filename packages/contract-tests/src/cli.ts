#!/usr/bin/env node
import packageJson from "../package.json" with { type: "json" };
import { exitCodeOf } from "./checks/verdict.ts";
import { helpText } from "./cli/help.ts";
import { listText, planText } from "./cli/plan-text.ts";
import { progress } from "./cli/progress.ts";
import { type Command, readOptions } from "./cli/read-options.ts";
import { interrupted } from "./cli/signals.ts";
import { asFlag, UsageError } from "./cli/unusable.ts";
import { toTerminal } from "./report/terminal.ts";
import { ContractUsageError, secretsOf } from "./run/options.ts";
import { execute, executeReplay, type Finished, prepare } from "./run-contract.ts";
import { printable } from "./text/printable.ts";
import { hideSecrets } from "./text/redact.ts";

const print = (text: string) => console.log(text);
const warn = (text: string) => console.error(`remo-contract: ${printable(text)}`);

async function main(): Promise<number> {
  const command = readOptions(process.argv.slice(2), process.env);
  if (command.kind === "help") print(helpText());
  else if (command.kind === "version") print(packageJson.version);
  else if (command.kind === "list") print(listText());
  else if (command.kind === "plan") await plan(command.run);
  else if (command.kind === "replay") return report(await executeReplay(command.recordings, command.options));
  else return report(await run(command), secretsOf(command.run));
  return 0;
}

/** Nothing is sent, but what a run would refuse is refused here too. */
async function plan(resolved: Extract<Command, { kind: "plan" }>["run"]): Promise<void> {
  await prepare(resolved, {});
  print(planText(resolved));
}

async function run({
  run: resolved,
  options,
  missing,
}: Extract<Command, { kind: "run" }>): Promise<Finished> {
  for (const name of missing) warn(`${name} is not set, so the other keys are not used.`);
  await prepare(resolved, options);
  print(resolved.remote ? planText(resolved) : firstLine(planText(resolved)));
  if (resolved.generated > 0)
    print(`Seed ${resolved.seed}; --seed ${resolved.seed} repeats what is generated.`);
  print("");
  const { onCase, close } = progress(resolved, print);
  try {
    return await execute(resolved, { ...options, onCase, signal: interrupted() });
  } finally {
    close();
    print("");
  }
}

/** Which mocks there are is printed as they are run. */
const firstLine = (text: string) => text.split("\n", 1).join();

function report({ model, files, problems }: Finished, secrets: readonly string[] = []): number {
  const color = process.stdout.isTTY && !process.env.NO_COLOR;
  process.stdout.write(hideSecrets(toTerminal(model, Boolean(color), files), secrets));
  for (const problem of problems) warn(problem);
  // What reads the exit code relies on files that are not there.
  return exitCodeOf(problems.length > 0 ? "diverges" : model.verdict);
}

// A reader that closes the pipe is no reason to stop: what was paid for is still to be reported.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

try {
  process.exitCode = await main();
} catch (error) {
  const usage = error instanceof UsageError || error instanceof ContractUsageError;
  // The options are called as the flags are, but in camel case.
  if (usage) warn(asFlag(error.message));
  else console.error(error);
  if (usage) console.error('Try "remo-contract --help".');
  process.exitCode = exitCodeOf(usage ? "usage" : "diverges");
}
