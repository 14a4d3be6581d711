import { capture, install, step } from "../tools.mjs";

export default async function generate() {
  await install();
  const told = await step("generate", () =>
    capture("pnpm", ["--silent", "--filter", "@remo-kit/openapi", "generate"]),
  );
  console.log(`\n${told.trim()}`);
}
