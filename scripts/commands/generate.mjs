import { capture, install, step } from "../tools.mjs";

/** Package by package, because the mock's files are generated from the built spec. */
export default async function generate() {
  await install();
  for (const folder of ["openapi", "mock-server"]) {
    const output = await step(folder, async () => {
      const lines = await capture("pnpm", ["--silent", "--filter", `@remo-kit/${folder}`, "generate"]);
      if (folder === "openapi") await capture("pnpm", ["--silent", "--filter", "@remo-kit/openapi", "build"]);
      return lines;
    });
    console.log(`    ${output.trim()}`);
  }
}
