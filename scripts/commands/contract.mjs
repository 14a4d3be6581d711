import { build, install, pass, root } from "../tools.mjs";

export default async function contract(flags) {
  await install();
  await build();
  const cli = `${root}/packages/contract-tests/src/cli.ts`;
  process.exitCode = await pass(process.execPath, ["node_modules/tsx/dist/cli.mjs", cli, ...flags]);
}
