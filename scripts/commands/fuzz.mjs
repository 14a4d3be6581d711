import { build, install, pass } from "../tools.mjs";

export default async function fuzz(flags) {
  await install();
  await build();
  process.exitCode = await pass(process.execPath, ["scripts/fuzz/fuzz.mjs", ...flags]);
}
