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

/** What comes late, if it comes to that, is measured by itself: the texts of errors, and jobs that wait. */
const without = (late: RegExp): Plugin => ({
  name: "without",
  setup({ onResolve }) {
    onResolve({ filter: late }, ({ path }) => ({ path, external: true }));
  },
});

/** What a page gets only if it imports it: the metrics, and what they score. */
const asked = /^score|Metrics$/;

/** A page that imports all else, or only some names. */
async function pageOf(wanted: (name: string) => boolean) {
  const client = import.meta.resolve("@remo-kit/client");
  const names = Object.keys(await import(client)).filter(wanted);
  const contents = `export { ${names.join(", ")} } from ${JSON.stringify(fileURLToPath(client))};`;
  return { contents, resolveDir: fileURLToPath(new URL(".", import.meta.url)) };
}

/** Bundles a page of the built client, with openapi-fetch, minified. An import of Node's would fail here. */
export async function bundleClient({
  splitting = true,
  left = /^never$/,
  wanted = (name: string) => !asked.test(name),
} = {}): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: await pageOf(wanted),
    entryNames: "client",
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
    plugins: [without(left)],
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
