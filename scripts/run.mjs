// The door to every root script: `node scripts/run.mjs COMMAND [flags]`. It needs Node and npm, nothing else.

import { usePnpm } from "./pnpm.mjs";
import { build, install, pass, StepError } from "./tools.mjs";

/** Commands that only run a script of what was built; `setup` runs none. */
const scripts = {
  setup: [],
  mock: ["packages/mock-server/dist/cli.js"],
  contract: ["packages/contract-tests/dist/cli.js"],
  soak: ["e2e/soak/run.mjs"],
  fuzz: ["e2e/fuzz/fuzz.mjs"],
  screenshots: ["--import", "tsx", "e2e/browsers/screenshots.ts"],
};

const [command, ...flags] = process.argv.slice(2);
const script = scripts[command];
const run = script ? runBuilt : (await import(`./commands/${command}.mjs`)).default;

async function runBuilt() {
  await install();
  await build();
  if (script.length > 0) process.exitCode = await pass(process.execPath, [...script, ...flags]);
}

try {
  await usePnpm();
  await run(flags);
} catch (error) {
  if (`${error.code}`.startsWith("ERR_PARSE_ARGS")) {
    console.error(error.message);
    process.exitCode = 2;
  } else if (error instanceof StepError) {
    process.exitCode = 1; // The step has told what went wrong.
  } else {
    throw error;
  }
}
