import { cp } from "node:fs/promises";
import { defineConfig } from "tsdown";

const generated = "../../openapi/generated";

/** What the mock serves as it is; it lies beside the code, so that an installed mock needs nothing else. */
async function copyAssets(): Promise<void> {
  await cp("../../docs/site/index.html", "dist/assets/docs.html");
  await cp("../../docs/site/control.html", "dist/assets/control.html");
  for (const name of ["openapi.json", "openapi.yaml", "openapi.ko.json"]) {
    await cp(`${generated}/${name}`, `dist/assets/${name}`);
  }
}

// The spec and the little of faker and valibot that is used are bundled in: few files to install, quick to start.
export default defineConfig({
  entry: ["src/index.ts", "src/cli.ts"],
  platform: "node",
  fixedExtension: false,
  noExternal: ["@remo-kit/openapi", "@faker-js/faker", "valibot", "xxhash-wasm"],
  dts: { resolve: ["@remo-kit/openapi", "valibot"] },
  onSuccess: copyAssets,
});
