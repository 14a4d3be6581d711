import { build, install, pass } from "../tools.mjs";

export default async function screenshots() {
  await install();
  await build();
  process.exitCode = await pass("tsx", ["packages/contract-tests/src/faces/screenshots.ts"]);
}
