import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { root } from "./tools.mjs";

const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/**
 * Puts the pnpm that package.json pins on this process's PATH, fetching it through npx where it is not cached.
 * npx only tells where it is: a layer of npx around the command would swallow signals and exit codes.
 */
export async function usePnpm() {
  const tellPath = ["node", "-p", "process.env.PATH"];
  const args = [
    npxCli(),
    "--yes",
    "--prefer-offline",
    "--loglevel=error",
    `--package=${packageManager}`,
    "--",
    ...tellPath,
  ];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
    process.env.PATH = stdout.trim();
  } catch (error) {
    console.error(
      `npx could not fetch ${packageManager}. Is the npm registry reachable?\n${error.stderr ?? error}`,
    );
    process.exit(1);
  }
}

/** npx beside the npm that runs this script, else beside Node; run by Node itself, so that no shell is needed. */
function npxCli() {
  const places = [
    process.env.npm_execpath && dirname(process.env.npm_execpath),
    join(dirname(process.execPath), "..", "lib", "node_modules", "npm", "bin"),
    join(dirname(process.execPath), "node_modules", "npm", "bin"),
  ];
  const files = places.filter(Boolean).map((place) => join(place, "npx-cli.js"));
  const found = files.find(existsSync);
  if (found) return found;
  console.error("npx was not found beside npm. Start this through npm, for instance: npm start");
  return process.exit(1);
}
