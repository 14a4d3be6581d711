import { cp } from "node:fs/promises";
import { defineConfig } from "tsdown";
import { exactJson } from "../../scripts/exact-json.ts";
import { thirdPartyNotices } from "../../scripts/notices.ts";

const generated = "../../openapi/generated";

/** What the mock serves as it is; it lies beside the code, so that an installed mock needs nothing else. */
async function copyAssets(): Promise<void> {
  await cp("../../docs/site", "dist/assets/site", { recursive: true });
  for (const name of ["openapi.json", "openapi.yaml", "openapi.ko.json"]) {
    await cp(`${generated}/${name}`, `dist/assets/${name}`);
  }
}

const notices = thirdPartyNotices(); // What the docs have inside, they say themselves.

const bundled = ["@remo-kit/openapi", /^@remo-kit\/common/, "valibot"];

// The spec and the parts of the libraries that are used are bundled in: few files to install, quick to start.
const mock = defineConfig({
  entry: ["src/index.ts", "src/cli.ts"],
  platform: "node",
  fixedExtension: false,
  noExternal: [
    ...bundled,
    "@faker-js/faker",
    "commander",
    "file-type",
    "openapi-fetch",
    "prom-client",
    "xxhash-wasm",
  ],
  dts: { resolve: bundled, eager: true }, // Without `eager`, types of files outside of the package come out empty.
  plugins: [exactJson, notices],
  onSuccess: copyAssets,
});

/** What the dashboard runs in a browser: one file each. */
const inBrowser = defineConfig({
  platform: "browser",
  format: "esm",
  target: "es2022",
  minify: true,
  dts: false,
  outDir: "dist/assets/dashboard",
});

const dashboard = defineConfig({
  ...inBrowser,
  entry: { dashboard: "src/dashboard/browser/main.ts" },
  copy: "../../openapi/samples/soccer-kick.mp4",
  onSuccess:
    "tailwindcss --input src/dashboard/dashboard.css --output dist/assets/dashboard/dashboard.css --minify",
});

// The client as it was built. What it sends with in Node is never asked for in a browser.
const client = defineConfig({
  ...inBrowser,
  entry: { client: "../client/dist/index.js" },
  external: [/transport-node/],
  noExternal: ["openapi-fetch"],
  plugins: [notices],
  outputOptions: { inlineDynamicImports: true },
});

export default [mock, dashboard, client];
