import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { npmFile, root, StepError } from "./tools.mjs";

const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/**
 * Puts the pnpm that package.json pins on this process's PATH, fetching it through npx where it is not cached.
 * npx only says where it is: a layer of npx around the command would swallow signals and exit codes.
 *
 * @throws StepError
 */
export async function usePnpm() {
  const npx = npmFile("npx-cli.js");
  if (!npx) fail("npx was not found beside npm. Start this through npm, for instance: npm start");
  const flags = ["--yes", "--prefer-offline", "--loglevel=error", `--package=${packageManager}`];
  const printPath = ["--", "node", "-p", "process.env.PATH"];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [npx, ...flags, ...printPath], {
      cwd: root,
    });
    process.env.PATH = stdout.trim();
  } catch (error) {
    fail(`npx could not fetch ${packageManager}. Is the npm registry reachable?\n${error.stderr ?? error}`);
  }
}

function fail(message) {
  console.error(message);
  throw new StepError("pnpm", message);
}
