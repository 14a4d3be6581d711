// How large everything is: what a page loads of the client and of others, and what npm installs of them.

import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { execa } from "execa";
import { tsImport } from "tsx/esm/api";
import { exactly, missing } from "./lib/figures.mjs";
import { firstLine, installPeer, nameOf, npmInstall } from "./lib/install.mjs";
import { withFolder } from "./lib/leased.mjs";

export const title = "Sizes";
export const parts = { bundles, packages };

const root = fileURLToPath(new URL("..", import.meta.url));
const [client, mock] = ["packages/client", "packages/mock-server"];

const columnsOfBundles = [
  { key: "raw", title: "bundled" },
  { key: "min", title: "minified" },
  { key: "gzip", title: "minified and gzipped" },
];

/** Bytes of what a bundler makes for a browser. The client is split as its users' bundlers split it. */
async function bundles() {
  const { bundleClient, entry } = await tsImport("./lib/bundle-client.ts", import.meta.url);
  const inOne = { splitting: false, left: /error-texts-|run-job-|clock-/ };
  const [split, whole] = await Promise.all([bundleClient(), bundleClient(inOne)]);
  const bytesOfSplit = (names) => bytesOf(names.map((name) => split.files.get(name)));
  const upFront = bytesOfSplit(split.upFront);
  const all = bytesOf([whole.files.get(entry)]);
  const cells = {
    "client, up front": upFront,
    "client, after an accepted call": bytesOfSplit(split.accepted),
    "client, everything but the texts of errors and jobs that wait, in one file": {
      ...all,
      raw: await bundledBytes(join(root, client, "dist/index.js")),
    },
    [nameOf("openapiFetch")]: await bytesOfPeer("openapiFetch"),
    [nameOf("axios")]: await bytesOfPeer("axios"),
  };
  const rows = Object.entries(cells).map(([name, cells]) => ({ name, cells }));
  const { sizeLimit, wholeLimit } = JSON.parse(await readFile(join(root, client, "package.json"), "utf8"))[
    "remo-kit"
  ];
  const target = (what, measured, most) => ({
    text: `client: bytes ${what}, minified and gzipped`,
    ...{ measured, most, digits: 0 },
  });
  const targets = [target("up front", upFront.gzip, sizeLimit), target("in one file", all.gzip, wholeLimit)];
  return { tables: [{ title: "bytes in a browser", columns: columnsOfBundles, rows }], targets };
}

const bytesOf = (texts) => ({
  min: exactly(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)),
  gzip: exactly(texts.reduce((sum, text) => sum + gzipSync(text).length, 0)),
});

async function bytesOfPeer(peer) {
  const { missing: reason, script } = await installPeer(peer);
  if (reason) return { raw: missing(reason) };
  return { ...bytesOf([await bundled(script, true)]), raw: await bundledBytes(script) };
}

const bundledBytes = async (file) => exactly(Buffer.byteLength(await bundled(file, false)));

/** Everything that a module exports, in one file. */
async function bundled(file, minify) {
  const options = { bundle: true, format: "esm", platform: "browser", target: "es2022", write: false };
  const { outputFiles } = await build({ ...options, entryPoints: [file], minify, logLevel: "silent" });
  return outputFiles[0].text;
}

/** What of this kit is installed, the package first, then those that it needs beside it. */
const installations = {
  "@remo-kit/openapi": ["openapi"],
  "@remo-kit/client": [client],
  "@remo-kit/mock-server": [mock],
  "@remo-kit/contract-tests, with the two above": ["packages/contract-tests", client, mock],
};

const columnsOfPackages = [
  { key: "packed", title: "tarball, kB" },
  { key: "unpacked", title: "unpacked, kB" },
  { key: "megabytes", title: "installed with all it needs, MB", digits: 1 },
  { key: "packages", title: "packages" },
];

function packages({ quick }) {
  return withFolder(async (folder) => {
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
    return { tables: [{ title: "package", columns: columnsOfPackages, rows }] };
  });
}

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
