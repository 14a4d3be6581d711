import { cp } from "node:fs/promises";
import { defineConfig } from "tsdown";
import { thirdPartyNotices } from "../../scripts/notices.ts";

/** The video that is sent if no other is named; it lies beside the code, so that an installed suite needs nothing else. */
const copyAssets = () => cp("../../openapi/samples/soccer-kick.mp4", "dist/assets/soccer-kick.mp4");

const bundled = ["@remo-kit/openapi", /^@remo-kit\/common/];

// The spec, and the little of hono and valibot that is used, are bundled in: few packages to install.
export default defineConfig({
  entry: ["src/index.ts", "src/vitest.ts", "src/cli.ts"],
  platform: "node",
  fixedExtension: false,
  noExternal: [...bundled, "commander", "file-type", "hono", "valibot"],
  dts: { resolve: bundled, eager: true }, // Without `eager`, types of files outside of the package come out empty.
  plugins: [thirdPartyNotices()],
  onSuccess: copyAssets,
});
