// What a page loads of the client, and of others.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { tsImport } from "tsx/esm/api";
import { exactly, missing } from "../lib/figures.mjs";
import { installPeer, nameOf } from "../lib/install.mjs";

const client = fileURLToPath(new URL("../../packages/client/", import.meta.url));

/** Bytes of what a bundler makes for a browser. The client is split as its users' bundlers split it. */
export async function bundles() {
  const { bundleClient, entry } = await tsImport("../lib/bundle-client.ts", import.meta.url);
  const [split, whole] = await Promise.all([bundleClient(), bundleClient({ splitting: false })]);
  const upFront = bytesOf(split.upFront.map((name) => split.files.get(name)));
  const rows = [
    { name: "client, up front", cells: upFront },
    {
      name: "client, after an accepted call",
      cells: bytesOf(split.accepted.map((name) => split.files.get(name))),
    },
    {
      name: "client, everything in one file",
      cells: {
        ...bytesOf([whole.files.get(entry)]),
        raw: await rawBytes(join(client, "dist/index.js")),
      },
    },
    { name: nameOf("openapiFetch"), cells: await bundled("openapiFetch") },
    { name: nameOf("axios"), cells: await bundled("axios") },
  ];
  const columns = [
    { key: "raw", title: "bundled" },
    { key: "min", title: "minified" },
    { key: "gzip", title: "minified and gzipped" },
  ];
  const { sizeLimit } = JSON.parse(await readFile(join(client, "package.json"), "utf8"))["remo-kit"];
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

async function bundled(peer) {
  const installed = await installPeer(peer);
  if (installed.missing) return { raw: missing(installed.missing) };
  return { ...bytesOf([await bundle(installed.script, true)]), raw: await rawBytes(installed.script) };
}

const rawBytes = async (file) => exactly(Buffer.byteLength(await bundle(file, false)));

/** Everything that a module exports, in one file. */
async function bundle(file, minify) {
  const options = { bundle: true, format: "esm", platform: "browser", target: "es2022", write: false };
  const { outputFiles } = await build({ ...options, entryPoints: [file], minify, logLevel: "silent" });
  return outputFiles[0].text;
}
