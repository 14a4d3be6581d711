import { readFileSync } from "node:fs";
import { join } from "node:path";
import { capture, root } from "./tools.mjs";

const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/**
 * Puts the pnpm that package.json pins on this process's PATH, fetching it through npx where it is not cached.
 * npx only says where it is: a layer of npx around the command would swallow signals and exit codes.
 *
 * @throws StepError
 */
export async function usePnpm() {
  const flags = ["--yes", "--prefer-offline", "--loglevel=error", `--package=${packageManager}`];
  try {
    const path = await capture("npx", [...flags, "--", "node", "-p", "process.env.PATH"]);
    process.env.PATH = path.trim();
  } catch (error) {
    console.error(`npx could not fetch ${packageManager}. Is the npm registry reachable?\n${error.output}`);
    throw error;
  }
}
