import { defineConfig } from "tsdown";

// The catalogue and the types of @remo-kit/openapi are bundled in: the package stands alone when installed.
export default defineConfig({
  entry: ["src/index.ts", "src/node.ts"],
  platform: "neutral",
  external: [/^node:/],
  noExternal: ["@remo-kit/openapi"],
  dts: { resolve: ["@remo-kit/openapi"] },
});
