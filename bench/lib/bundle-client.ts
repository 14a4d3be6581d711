import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Metafile } from "esbuild";

/** The client as a bundler makes it for a browser. */
export type Bundle = {
  /** Text of each file, by its name. */
  readonly files: ReadonlyMap<string, string>;
  /** Names of the files that a page loads before any call: client.js and what it imports. */
  readonly upFront: readonly string[];
  /** Names of the files that it has loaded after a call that was accepted: those, and the transport with progress. */
  readonly accepted: readonly string[];
};

export const entry = "client.js";

/** Bundles all that the built client exports, with openapi-fetch, minified. An import of Node's would fail here. */
export async function bundleClient({ splitting = true } = {}): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    entryPoints: { client: fileURLToPath(import.meta.resolve("@remo-kit/client")) },
    bundle: true,
    splitting,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    outdir: "/",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const files = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  return { files, upFront: neededFor(metafile, /never/), accepted: neededFor(metafile, /transport-xhr/) };
}

/** A refusal, a retry or another transport is loaded only when it comes to it. */
function neededFor({ outputs }: Metafile, transport: RegExp): string[] {
  const byName = new Map(Object.entries(outputs).map(([path, output]) => [basename(path), output]));
  const needed = new Set([entry]);
  for (const name of needed) {
    for (const { path, kind } of byName.get(name)?.imports ?? []) {
      const isTransport = transport.test(byName.get(basename(path))?.entryPoint ?? "");
      if (kind === "import-statement" || isTransport) needed.add(basename(path));
    }
  }
  return [...needed];
}
