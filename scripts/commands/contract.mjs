import { build, install, pass } from "../tools.mjs";

export default async function contract(flags) {
  await install();
  await build();
  process.exitCode = await pass(process.execPath, ["packages/contract-tests/dist/cli.js", ...flags]);
}
