import { capture, install, step, turbo } from "../tools.mjs";

/** What is committed, package by package, because the docs are generated from the built spec; then what else is built. */
export default async function generate() {
  await install();
  for (const folder of ["openapi", "docs"]) {
    const output = await step(folder, async () => {
      const lines = await capture("pnpm", ["--silent", "--filter", `@remo-kit/${folder}`, "generate"]);
      await turbo("generate:built");
      return lines;
    });
    console.log(`    ${output.trim()}`);
  }
}
