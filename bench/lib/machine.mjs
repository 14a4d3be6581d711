// What a figure depends on, beside the code.

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { cpus, release, totalmem, type } from "node:os";
import { promisify } from "node:util";

export const machine = () => ({
  cpu: cpus()[0]?.model.trim() ?? "unknown",
  cores: cpus().length,
  memoryGB: Math.round(totalmem() / 1e9),
  os: `${type()} ${release().split("-")[0]}`,
});

export async function versions() {
  const manifest = new URL("../../packages/client/package.json", import.meta.url);
  const { version } = JSON.parse(await readFile(manifest, "utf8"));
  return { node: process.version, kit: [version, await commit()].filter(Boolean).join(" ") };
}

/** Undefined where there is no repository. A commit that was changed since is marked. */
async function commit() {
  const git = (...args) => promisify(execFile)("git", args, { cwd: new URL("../..", import.meta.url) });
  try {
    const { stdout } = await git("describe", "--always", "--dirty=-changed", "--exclude=*");
    return stdout.trim();
  } catch {
    return undefined;
  }
}
