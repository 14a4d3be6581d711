import { build, install, pass } from "../tools.mjs";

export default async function mock(flags) {
  await install();
  await build();
  process.exitCode = await pass(process.execPath, ["packages/mock-server/dist/cli.js", ...flags]);
}
