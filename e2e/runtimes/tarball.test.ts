// The packed client alone, in an empty project: what it brings, and that Node runs it. All four: packages.test.ts.

import { readdir, readFile } from "node:fs/promises";
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

test.each(["js", "cjs"])(
  "the main entry (.%s) imports nothing of Node, in none of its files",
  async (form) => {
    const { metafile } = await build({
      entryPoints: [project.installed("client", `dist/index.${form}`)],
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
  },
);

test("the packed client runs as an ES module", async () => {
  const mock = await startMock();
  const script = await project.add("runtime-call.mjs", "calls.mjs");
  const outcome = JSON.parse(await project.run(process.execPath, [script, mock.url, sampleVideo]));
  expect(outcome).toMatchObject({ accepted: { message: "success" }, refused: { is421: true } });
  expect(mock.log.map(({ status }) => status)).toEqual([200, 421]);
});

test("the packed client runs from CommonJS, and the copy that is imported knows its errors", async () => {
  const mock = await startMock();
  const script = await project.add("runtime-call.cjs");
  const outcome = JSON.parse(await project.run(process.execPath, [script, mock.url, sampleVideo]));
  expect(outcome).toEqual({ accepted: "success", is421: true, isKnownToOther: true });
  expect(mock.log.map(({ status }) => status)).toEqual([200, 421]);
});

test("what CommonJS gets needs no ES module: neither it nor a late import()", async () => {
  const dist = project.installed("client", "dist/");
  const files = (await readdir(dist)).filter((name) => name.endsWith(".cjs"));
  const sources = await Promise.all(files.map((name) => readFile(join(dist, name), "utf8")));
  expect(files.length).toBeGreaterThan(2);
  expect(sources.filter((source) => /\bimport\(/.test(source))).toEqual([]);
  const requires = sources.flatMap((source) =>
    [...source.matchAll(/\brequire\(['"]([^'"]+)/g)].map(([, name]) => name),
  );
  expect([...new Set(requires)].filter((name) => !/[.]cjs$|^node:/.test(name ?? ""))).toEqual([]);
});

test("a source map has the sources in it, for each file that a program loads", async () => {
  const dist = project.installed("client", "dist/");
  const files = await readdir(dist);
  const mapped = files.filter((name) => name.endsWith(".map"));
  for (const name of mapped) {
    const map = JSON.parse(await readFile(join(dist, name), "utf8"));
    expect(map.sourcesContent).toHaveLength(map.sources.length);
  }
  const code = files.filter((name) => /^(core|failure|transport|texts).*\.c?js$/.test(name));
  expect(code.filter((name) => !mapped.includes(`${name}.map`))).toEqual([]);
});
