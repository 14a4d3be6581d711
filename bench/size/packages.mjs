// What a package weighs, and what its installation brings.

import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { exactly, missing } from "../lib/figures.mjs";
import { firstLine, installPeer, nameOf, npmInstall } from "../lib/install.mjs";
import { withFolder } from "../lib/leased.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const [client, mock] = ["packages/client", "packages/mock-server"];

/** What of this kit is installed, the package first, then those that it needs beside it. */
const installations = {
  "@remo-kit/openapi": ["openapi"],
  "@remo-kit/client": [client],
  "@remo-kit/mock-server": [mock],
  "@remo-kit/contract-tests, with the two above": ["packages/contract-tests", client, mock],
};

const columns = [
  { key: "packed", title: "tarball, kB" },
  { key: "unpacked", title: "unpacked, kB" },
  { key: "megabytes", title: "installed with all it needs, MB", digits: 1 },
  { key: "packages", title: "packages" },
];

export const packages = ({ quick }) =>
  withFolder(async (folder) => {
    const packed = {};
    for (const [name] of Object.values(installations)) packed[name] = await pack(name, folder);
    const rows = [];
    for (const [name, parts] of Object.entries(installations)) {
      const files = parts.map((part) => packed[part].file);
      const installed = quick ? {} : await installedIn(join(folder, parts[0]), files);
      rows.push({ name, cells: { ...packed[parts[0]].cells, ...installed } });
    }
    for (const peer of ["openapiFetch", "axios", "prism", "mockoon"]) {
      const { missing: reason, folder } = quick ? missing("smoke run") : await installPeer(peer);
      rows.push({
        name: nameOf(peer),
        cells: reason ? { megabytes: missing(reason) } : await weightOf(folder),
      });
    }
    return { tables: [{ title: "package", columns, rows }] };
  });

async function pack(name, into) {
  const flags = ["--json", "--ignore-scripts", "--loglevel=error", "--pack-destination", into];
  const { stdout } = await execa("npm", ["pack", join(root, name), ...flags]);
  const [{ filename, size, unpackedSize }] = JSON.parse(stdout);
  const cells = { packed: exactly(size / 1e3), unpacked: exactly(unpackedSize / 1e3) };
  return { file: join(into, filename), cells };
}

async function installedIn(folder, files) {
  try {
    await npmInstall(folder, ...files);
    return await weightOf(folder);
  } catch (error) {
    return { megabytes: missing(firstLine(error)) };
  }
}

/** Of all files that an installation has put into node_modules, and of how many packages they are. */
async function weightOf(folder) {
  const modules = join(folder, "node_modules");
  const paths = await readdir(modules, { recursive: true });
  const stats = await Promise.all(paths.map((path) => lstat(join(modules, path))));
  const bytes = stats.reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0);
  const { packages } = JSON.parse(await readFile(join(modules, ".package-lock.json"), "utf8"));
  return { megabytes: exactly(bytes / 1e6), packages: exactly(Object.keys(packages).length) };
}
