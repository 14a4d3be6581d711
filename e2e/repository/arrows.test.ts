// The rules of .dependency-cruiser.mjs can fail: a repository that breaks each of them is reported.

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

const wrong = {
  "openapi/index.ts": `import "../packages/client/src/index.ts"; import "undeclared";`,
  "packages/common/src/one.ts": `import "../../client/src/one.ts";`,
  "packages/client/src/index.ts": `import "../../mock-server/src/index.ts"; import "undeclared"; import "./one.ts";`,
  "packages/client/src/one.ts": `import "./other.ts"; import "./gone.ts";`,
  "packages/client/src/other.ts": `import "./one.ts"; import "./testing/help.ts";`,
  "packages/client/src/testing/help.ts": "",
  "packages/mock-server/src/index.ts": `import "../../client/src/one.ts"; import "undeclared";`,
  "packages/contract-tests/src/index.ts": `import "undeclared"; import "../../../bench/lib/one.ts";`,
  "packages/contract-tests/src/run/one.ts": `import "../report/one.ts";`,
  "packages/contract-tests/src/report/one.ts": "",
  "e2e/browsers/one.ts": `import "../../docs/scripts/generate.ts";`,
  "bench/lib/one.ts": `import "../../packages/client/src/one.ts";`,
  "docs/architecture.md":
    "`packages/contract-tests/src/`\n\n| place | is | may use |\n| --- | --- | --- |\n| `run/` | runs | `model/` |\n",
  "docs/scripts/generate.ts": `import "../../packages/mock-server/src/index.ts";`,
  "scripts/run.mjs": `import "../packages/contract-tests/src/index.ts"; import "../e2e/browsers/one.ts";`,
  "node_modules/undeclared/package.json": `{ "name": "undeclared", "main": "index.js" }`,
  "node_modules/undeclared/index.js": "",
  "openapi/package.json": "{}",
  "packages/client/package.json": "{}",
  "packages/mock-server/package.json": "{}",
  "packages/contract-tests/package.json": "{}",
  "tsconfig.base.json": `{ "compilerOptions": { "allowImportingTsExtensions": true } }`,
};

type Cruise = {
  readonly summary: {
    readonly violations: readonly { readonly rule: { readonly name: string } }[];
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] };
  };
};

function cruise(folder: string): Promise<Cruise> {
  const program = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const args = [program, ".", "--config", join(root, ".dependency-cruiser.mjs"), "--output-type", "json"];
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd: folder }, (_, stdout) => done(JSON.parse(stdout)));
  });
}

test("every rule about imports finds what breaks it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "remo-kit-arrows-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [path, text] of Object.entries(wrong)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const { violations, ruleSetUsed } = (await cruise(folder)).summary;
  const names = (rows: readonly { readonly name: string }[]) =>
    [...new Set(rows.map(({ name }) => name))].sort();
  expect(ruleSetUsed.forbidden.length).toBeGreaterThan(10);
  expect(names(violations.map(({ rule }) => rule))).toEqual(names(ruleSetUsed.forbidden));
});

test("the page of the architecture says of each folder what it may use", async () => {
  const page = await readFile(join(root, "docs/architecture.md"), "utf8");
  for (const name of ["common", "client", "mock-server", "contract-tests"]) {
    const src = `packages/${name}/src/`;
    const table = page.split(`\`${src}\`\n\n`)[1]?.split("\n\n")[0] ?? "";
    const places = [...table.matchAll(/^\| ([^|]*)/gm)].map(([, place]) => place).join();
    const named = [...places.matchAll(/`([\w-]+)\//g)].map(([, folder]) => folder);
    const folders = (await readdir(join(root, src), { withFileTypes: true }))
      .filter((entry) => entry.isDirectory() && entry.name !== "testing")
      .map((entry) => entry.name);
    expect(named).toEqual(expect.arrayContaining(folders));
  }
});
