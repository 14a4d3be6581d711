// What a figure depends on, beside the code.

import { readFile } from "node:fs/promises";
import { cpus, release, totalmem, type } from "node:os";
import { execa } from "execa";
import { peers } from "./install.mjs";

export const machine = () => ({
  cpu: cpus()[0]?.model.trim() ?? "unknown",
  cores: cpus().length,
  memoryGB: Math.round(totalmem() / 1e9),
  os: `${type()} ${release().split("-")[0]}`,
});

const root = new URL("../../", import.meta.url);
const manifestOf = async (folder) =>
  JSON.parse(await readFile(new URL(`${folder}/package.json`, root), "utf8"));

export async function versions() {
  const { version } = await manifestOf("packages/client");
  const { devDependencies } = await manifestOf("bench");
  const own = ["hono", "@hono/node-server"].map((pkg) => [pkg, devDependencies[pkg]]);
  const others = Object.values(peers).map(({ pkg, version }) => [pkg, version]);
  const kit = [version, await commit()].filter(Boolean).join(" ");
  return { node: process.version, kit, ...Object.fromEntries([...own, ...others]) };
}

/** Undefined where there is no repository. A commit that was changed since is marked. */
async function commit() {
  const args = ["describe", "--always", "--dirty=-changed", "--exclude=*"];
  const { stdout } = await execa("git", args, { cwd: root, reject: false });
  return stdout;
}
