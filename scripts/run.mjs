// The door to every root script: `node scripts/run.mjs COMMAND [flags]`. It needs Node and npm, nothing else.

import { usePnpm } from "./pnpm.mjs";
import { StepError } from "./tools.mjs";

const [command, ...flags] = process.argv.slice(2);
const { default: run } = await import(`./commands/${command}.mjs`);

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
