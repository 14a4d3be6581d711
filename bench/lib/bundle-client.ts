import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Metafile, type Plugin } from "esbuild";

/** The client as a bundler makes it for a browser. */
export type Bundle = {
  /** Text of each file, by its name. */
  readonly files: ReadonlyMap<string, string>;
  /** Names of the files that a page loads before any call: client.js and what it imports. */
  readonly upFront: readonly string[];
  /** Names of the files that it has loaded after a call that was accepted: those of calls, the transport with progress. */
  readonly accepted: readonly string[];
};

export const entry = "client.js";

/** The texts of errors come late and may be missing, so that they can be left out of a single file. */
const withoutTexts: Plugin = {
  name: "without-texts",
  setup({ onResolve }) {
    onResolve({ filter: /error-texts-/ }, ({ path }) => ({ path, external: true }));
  },
};

/** Bundles all that the built client exports, with openapi-fetch, minified. An import of Node's would fail here. */
export async function bundleClient({ splitting = true, texts = true } = {}): Promise<Bundle> {
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
    plugins: texts ? [] : [withoutTexts],
  });
  const files = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  return {
    files,
    upFront: neededFor(metafile, /never/),
    accepted: neededFor(metafile, /call|transport-xhr/),
  };
}

/** What calls need is loaded by the first one, and of the transports only one. */
function neededFor({ outputs }: Metafile, late: RegExp): string[] {
  const byName = new Map(Object.entries(outputs).map(([path, output]) => [basename(path), output]));
  const needed = new Set([entry]);
  for (const name of needed) {
    for (const { path, kind } of byName.get(name)?.imports ?? []) {
      const isLoaded = late.test(basename(byName.get(basename(path))?.entryPoint ?? ""));
      if (kind === "import-statement" || isLoaded) needed.add(basename(path));
    }
  }
  return [...needed];
}
