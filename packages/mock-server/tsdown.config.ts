import { cp } from "node:fs/promises";
import { defineConfig } from "tsdown";

// The spec and the little of faker that is used are bundled in: few files to install, quick to start.
export default defineConfig({
  entry: ["src/index.ts", "src/cli.ts"],
  platform: "node",
  fixedExtension: false,
  noExternal: ["@remo-kit/openapi", "@faker-js/faker"],
  dts: true,
  onSuccess: () => cp("../../docs/site", "dist/docs", { recursive: true }),
});
