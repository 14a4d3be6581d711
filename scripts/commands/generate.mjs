import { install, step } from "../steps.mjs";
import { capture } from "../tools.mjs";

/** Package by package, because the docs are generated from the built spec. */
export default async function generate() {
  await install();
  for (const folder of ["openapi", "mock-server", "docs"]) {
    const output = await step(folder, async () => {
      const lines = await capture("pnpm", ["--silent", "--filter", `@remo-kit/${folder}`, "generate"]);
      if (folder === "openapi") await capture("pnpm", ["--silent", "--filter", "@remo-kit/openapi", "build"]);
      return lines;
    });
    console.log(`    ${output.trim()}`);
  }
}
