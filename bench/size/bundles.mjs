// What a page loads of the client, and of others.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { tsImport } from "tsx/esm/api";
import { exactly, missing } from "../lib/figures.mjs";
import { installPeer, nameOf } from "../lib/install.mjs";

const client = (path) => fileURLToPath(new URL(`../../packages/client/${path}`, import.meta.url));

const columns = [
  { key: "raw", title: "bundled" },
  { key: "min", title: "minified" },
  { key: "gzip", title: "minified and gzipped" },
];

/** Bytes of what a bundler makes for a browser. The client is split as its users' bundlers split it. */
export async function bundles() {
  const { bundleClient, entry } = await tsImport("../lib/bundle-client.ts", import.meta.url);
  const [split, whole] = await Promise.all([bundleClient(), bundleClient({ splitting: false })]);
  const bytesOfSplit = (names) => bytesOf(names.map((name) => split.files.get(name)));
  const upFront = bytesOfSplit(split.upFront);
  const cells = {
    "client, up front": upFront,
    "client, after an accepted call": bytesOfSplit(split.accepted),
    "client, everything in one file": {
      ...bytesOf([whole.files.get(entry)]),
      raw: await bundledBytes(client("dist/index.js")),
    },
    [nameOf("openapiFetch")]: await bytesOfPeer("openapiFetch"),
    [nameOf("axios")]: await bytesOfPeer("axios"),
  };
  const rows = Object.entries(cells).map(([name, cells]) => ({ name, cells }));
  const { sizeLimit } = JSON.parse(await readFile(client("package.json"), "utf8"))["remo-kit"];
  const target = {
    text: "client: bytes up front, minified and gzipped",
    measured: upFront.gzip,
    most: sizeLimit,
    digits: 0,
  };
  return { tables: [{ title: "bytes in a browser", columns, rows }], targets: [target] };
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
