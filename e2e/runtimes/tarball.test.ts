// The packed client alone, in an empty project: what it brings, and that Node runs it. All four: packages.test.ts.

import { readdir } from "node:fs/promises";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleVideo, startMock } from "../testing/loopback.ts";
import { installPacked, type Project } from "./testing/tarball.ts";

let project: Project;

beforeAll(async () => {
  project = await installPacked("client");
}, 120_000);

afterAll(() => project?.remove());

test("the packed client brings openapi-fetch with it, and nothing of this workspace", async () => {
  const modules = await readdir(join(project.folder, "node_modules"));
  const visible = modules.filter((name) => !name.startsWith(".")).sort();
  expect(visible).toEqual(["@remo-kit", "openapi-fetch", "openapi-typescript-helpers"]);
  expect(await readdir(join(project.folder, "node_modules/@remo-kit"))).toEqual(["client"]);
});

test("the main entry imports nothing of Node, in none of its files", async () => {
  const { metafile } = await build({
    entryPoints: [project.installed("client", "dist/index.js")],
    bundle: true,
    external: ["node:*", ...builtinModules],
    format: "esm",
    outdir: "/",
    write: false,
    metafile: true,
    splitting: true,
  });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  expect(imports.length).toBeGreaterThan(5);
  expect(imports.filter(({ external }) => external)).toEqual([]);
});

test("the packed client runs as an ES module", async () => {
  const mock = await startMock();
  const script = await project.add("runtime-call.mjs", "calls.mjs");
  const outcome = JSON.parse(await project.run(process.execPath, [script, mock.url, sampleVideo]));
  expect(outcome).toMatchObject({ accepted: { message: "success" }, refused: { is421: true } });
  expect(mock.log.map(({ status }) => status)).toEqual([200, 421]);
});

test("the packed client runs from CommonJS, required or imported", async () => {
  const mock = await startMock();
  const script = await project.add("runtime-call.cjs");
  const outcome = JSON.parse(await project.run(process.execPath, [script, mock.url, sampleVideo]));
  expect(outcome).toEqual({ accepted: "success", is421: true, isOneCopy: true });
  expect(mock.log.map(({ status }) => status)).toEqual([200, 421]);
});
