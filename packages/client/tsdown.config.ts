import { fileURLToPath } from "node:url";
import { defineConfig, type UserConfig } from "tsdown";
import { thirdPartyNotices } from "../../scripts/notices.ts";

/** The command uses the client as any other program does: from the files beside it, not from a copy of its own. */
const besideTheClient = {
  name: "beside-the-client",
  resolveId: {
    order: "pre" as const,
    handler(id: string) {
      const entry = /^(?:\.{1,2}\/)+(index|node)\.ts$/.exec(id)?.[1];
      return entry ? { id: `./${entry}.js`, external: true } : undefined;
    },
  },
};

/** Its files, not what is built of them as one: the texts of errors are loaded late, the table is not. */
const openapiInFiles = {
  name: "openapi-in-files",
  resolveId: {
    order: "pre" as const,
    handler: (id: string, importer?: string) =>
      id === "@remo-kit/openapi" && !importer?.endsWith(".d.ts")
        ? fileURLToPath(new URL("../../openapi/index.ts", import.meta.url))
        : undefined,
  },
};

/** Of the table of operations, what no call needs: the more operations there are, the more pages would load of it. */
const leanTable = {
  name: "lean-table",
  transform(code: string, id: string) {
    if (!id.endsWith("/openapi/generated/operations.ts")) return undefined;
    const unused = /"(slug|family|price|examples|required|encoding)":("[^"]*"|\d+|\{[^{}]*\}|\[[^\]]*\]),?/g;
    return { code: code.replace(unused, "").replaceAll(',"charged":"unknown"', ""), map: null };
  },
};

const notices = thirdPartyNotices();
const bundled = ["@remo-kit/openapi", /^@remo-kit\/common/];

/** What calls need once their arguments are right, and all that failures need with it: one file, loaded by the first call. */
const isOfCalls =
  /\/(common\/src\/redact|src\/request\/(engine|call|attempt|watch|timer|log|retry|recorded)|src\/answer\/(?!error-texts)[-\w]+|src\/(builtin|transports\/send)|src\/upload\/(?!reading)\w[-\w]+)[.]ts$/;
/** What is loaded when it comes to it, as it is shared. */
const isLate =
  /\/(src\/(index|node|answer\/error-texts|request\/clock|waiting\/(?!job)[-\w]+|metrics\/\w+|(files|store)\/[-\w]+|transports\/(?!headers)[-\w]+)|common\/src\/score|openapi\/generated\/(texts|metrics))[.]ts$/;
/** What a page loads only if it imports it. */
const isOfMetrics = /\/(src\/metrics\/\w+|common\/src\/score|openapi\/generated\/metrics)[.]ts$/;
const isTransport = (id: string) => /[/]transports[/](fetch|node|xhr)[.]ts$/.test(id);

/** Whoever debugs a program sees the sources, which the maps have in them; the types need none. */
const maps = { sourcemap: true, dts: { resolve: bundled, sourcemap: false } };

/**
 * The same for `require()`: Jest, NestJS and older tools load no ES module without flags. A late `import()`, which Jest
 * refuses too, becomes a `require()`.
 */
const commonJs: UserConfig = {
  entry: { index: "src/index.ts", node: "src/node.ts", texts: "src/end-user-texts/index.ts" },
  format: "cjs",
  // The language of Node 20.19. With that Node for a target, tsdown warns against CommonJS as such.
  target: "es2023",
  fixedExtension: true,
  platform: "neutral",
  external: [/^node:/],
  noExternal: [...bundled, "openapi-fetch"],
  ...maps,
  plugins: [openapiInFiles, leanTable, notices],
};

export default defineConfig([
  // The catalogue and the types of @remo-kit/openapi are bundled in: the package stands alone when installed.
  {
    entry: ["src/index.ts", "src/node.ts"],
    platform: "neutral",
    external: [/^node:/],
    noExternal: bundled,
    ...maps,
    plugins: [openapiInFiles, leanTable, notices],
    // What a page needs before its first call is one file, and what calls need another (see README, "Size").
    outputOptions: {
      advancedChunks: {
        groups: [
          {
            name: "core",
            test: (id) => /[/][\w-]+[.]ts$/.test(id) && !isLate.test(id) && !isOfCalls.test(id),
            priority: 1,
          },
          { name: "call", test: isOfCalls },
          { name: "metrics", test: isOfMetrics },
        ],
      },
      chunkFileNames: ({ moduleIds }) => `${moduleIds.some(isTransport) ? "transport-" : ""}[name]-[hash].js`,
    },
  },
  // A file of its own, so that no page loads it that shows no texts.
  {
    entry: { texts: "src/end-user-texts/index.ts" },
    platform: "neutral",
    noExternal: bundled,
    ...maps,
    plugins: [openapiInFiles],
  },
  commonJs,
  // So are the libraries of the command: who installs the client for a program does not install them.
  {
    entry: ["src/cli.ts"],
    platform: "node",
    fixedExtension: false,
    noExternal: [...bundled, "commander", "cli-progress", "valibot"],
    plugins: [besideTheClient, openapiInFiles, notices],
    dts: false,
  },
]);
