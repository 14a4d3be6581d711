// What a package weighs, and what its installation brings.

import { execFile } from "node:child_process";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { exactly, missing } from "../lib/figures.mjs";
import { firstLine, installPeer, nameOf, npmInstall } from "../lib/install.mjs";
import { withFolder } from "../lib/leased.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What of this kit is installed, the package first, then those that it needs beside it. */
const installations = {
  "@remo-kit/openapi": ["openapi"],
  "@remo-kit/client": ["packages/client"],
  "@remo-kit/mock-server": ["packages/mock-server"],
  "@remo-kit/contract-tests, with the two above": [
    "packages/contract-tests",
    "packages/client",
    "packages/mock-server",
  ],
};

export const packages = (plan) =>
  withFolder(async (folder) => {
    const packed = new Map();
    for (const [name] of Object.values(installations)) packed.set(name, await pack(name, folder));
    const rows = [];
    for (const [name, parts] of Object.entries(installations)) {
      const { size, unpackedSize } = packed.get(parts[0]);
      const files = parts.map((part) => packed.get(part).file);
      const brought = plan.quick ? {} : await installed(join(folder, parts[0]), files);
      rows.push({
        name,
        cells: { packed: exactly(size / 1e3), unpacked: exactly(unpackedSize / 1e3), ...brought },
      });
    }
    for (const peer of ["openapiFetch", "axios", "prism", "mockoon"]) rows.push(await peerRow(peer, plan));
    const columns = [
      { key: "packed", title: "tarball, kB" },
      { key: "unpacked", title: "unpacked, kB" },
      { key: "megabytes", title: "installed with all it needs, MB", digits: 1 },
      { key: "packages", title: "packages" },
    ];
    return { tables: [{ title: "package", columns, rows }] };
  });

async function pack(name, into) {
  const flags = ["--json", "--ignore-scripts", "--loglevel=error", "--pack-destination", into];
  const args = ["pack", join(root, name), ...flags];
  const { stdout } = await promisify(execFile)("npm", args, { shell: process.platform === "win32" });
  const [{ filename, size, unpackedSize }] = JSON.parse(stdout);
  return { file: join(into, filename), size, unpackedSize };
}

async function installed(folder, files) {
  try {
    await npmInstall(folder, ...files);
    return await weightOf(folder);
  } catch (error) {
    return { megabytes: missing(firstLine(error)) };
  }
}

async function peerRow(peer, { quick }) {
  const cells = async () => {
    const { missing: reason, folder } = quick ? { missing: "smoke run" } : await installPeer(peer);
    return reason ? { megabytes: missing(reason) } : weightOf(folder);
  };
  return { name: nameOf(peer), cells: await cells() };
}

/** Of all files that an installation has put into node_modules, and of how many packages they are. */
async function weightOf(folder) {
  const modules = join(folder, "node_modules");
  const entries = await readdir(modules, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  const { packages } = JSON.parse(await readFile(join(modules, ".package-lock.json"), "utf8"));
  return {
    megabytes: exactly(sizes.reduce((sum, size) => sum + size, 0) / 1e6),
    packages: exactly(Object.keys(packages).length),
  };
}
