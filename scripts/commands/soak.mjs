import { build, install, pass } from "../tools.mjs";

export default async function soak(flags) {
  await install();
  await build();
  process.exitCode = await pass(process.execPath, ["packages/mock-server/soak/run.mjs", ...flags]);
}
