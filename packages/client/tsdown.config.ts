import { defineConfig } from "tsdown";
import { thirdPartyNotices } from "../../scripts/notices.ts";

/** The command uses the client as any other program does: from the files beside it, not from a copy of its own. */
const besideTheClient = {
  name: "beside-the-client",
  resolveId: {
    order: "pre" as const,
    handler(id: string) {
      const entry = /^\.{1,2}\/(index|node)\.ts$/.exec(id)?.[1];
      return entry ? { id: `./${entry}.js`, external: true } : undefined;
    },
  },
};

const notices = thirdPartyNotices();

export default defineConfig([
  // The catalogue and the types of @remo-kit/openapi are bundled in: the package stands alone when installed.
  {
    entry: ["src/index.ts", "src/node.ts"],
    platform: "neutral",
    external: [/^node:/],
    noExternal: ["@remo-kit/openapi"],
    dts: { resolve: ["@remo-kit/openapi"] },
    plugins: [notices],
    // What every call needs is one file; each part that only some calls need is another (see README, "Size").
    outputOptions: {
      advancedChunks: {
        groups: [
          {
            name: "core",
            test: /src\/(?!(failure|redact|retry|transport-\w+|answer|encode-base64|random-uuid|index|node)\.ts)[\w-]+\.ts$/,
          },
        ],
      },
    },
  },
  // So are the libraries of the command: who installs the client for a program does not install them.
  {
    entry: ["src/cli.ts"],
    platform: "node",
    fixedExtension: false,
    noExternal: ["commander", "cli-progress"],
    plugins: [besideTheClient, notices],
    dts: false,
  },
]);
