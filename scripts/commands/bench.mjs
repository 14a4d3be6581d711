import { build, install, pass } from "../tools.mjs";

export default async function bench(sizes) {
  await install();
  await build();
  console.log("");
  process.exitCode = await pass(process.execPath, ["packages/client/bench/upload.mjs", ...sizes]);
}
