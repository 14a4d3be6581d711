import { capture, install, step } from "../tools.mjs";

/** Room by room, because the docs are generated from the built spec. */
export default async function generate() {
  await install();
  for (const room of ["openapi", "mock-server", "docs"]) {
    const told = await step(room, async () => {
      const lines = await capture("pnpm", ["--silent", "--filter", `@remo-kit/${room}`, "generate"]);
      if (room === "openapi") await capture("pnpm", ["--silent", "--filter", "@remo-kit/openapi", "build"]);
      return lines;
    });
    console.log(`    ${told.trim()}`);
  }
}
