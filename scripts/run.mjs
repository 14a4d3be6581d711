// The door to every root script: `node scripts/run.mjs COMMAND [flags]`. It needs Node and npm, nothing else.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readArguments, UsageError } from "./arguments.mjs";
import { usePnpm } from "./pnpm.mjs";
import { stopWithParent, takeCtrlC } from "./signals.mjs";
import { build, install } from "./steps.mjs";
import { pass, root, StepError } from "./tools.mjs";

// A reader that leaves after the first lines is no reason to stop.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

try {
  const asked = readArguments(process.argv.slice(2));
  if (typeof asked.help === "string") console.log(asked.help);
  else await run(asked);
} catch (error) {
  if (!(error instanceof UsageError || error instanceof StepError)) throw error;
  if (error instanceof UsageError) console.error(error.message); // A step has printed what went wrong.
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function run({ name, command, help, args, values, words }) {
  stopWithParent();
  if (help) return runHere(command.cli, args);
  await usePnpm();
  const { needs = "build" } = command;
  if (needs !== "nothing") await install();
  if (needs === "build") await build();
  if (command.isReady) return;
  if (command.cli) return runHere(command.cli, args);
  if (command.script) return pass(["--import", "tsx", command.script]);
  const { module = `scripts/commands/${name.replace(":", "-")}.mjs` } = command;
  const { default: start } = await load(module);
  await start(values, words);
}

function load(file) {
  return import(pathToFileURL(join(root, file)).href);
}

/** Runs a command line of the packages in this process, so that a signal to stop reaches it. */
async function runHere(cli, args) {
  process.argv.splice(1, Infinity, join(root, cli), ...args);
  takeCtrlC();
  await load(cli);
}
