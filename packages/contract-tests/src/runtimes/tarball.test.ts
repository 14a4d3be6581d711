import { readdir, readFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { build } from "esbuild";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleVideo, startMock } from "./loopback.ts";
import { installPacked, type Project } from "./tarball.ts";

let project: Project;
let installed: string;

beforeAll(async () => {
  project = await installPacked();
  installed = join(project.folder, "node_modules/@remo-kit/client");
}, 120_000);

afterAll(() => project?.remove());

const manifest = async () => JSON.parse(await readFile(join(installed, "package.json"), "utf8"));

test("the packed client brings openapi-fetch with it, and nothing of this workspace", async () => {
  const { dependencies, peerDependencies, optionalDependencies } = await manifest();
  expect(Object.keys(dependencies)).toEqual(["openapi-fetch"]);
  expect([peerDependencies, optionalDependencies]).toEqual([undefined, undefined]);
  const modules = await readdir(join(project.folder, "node_modules"));
  const visible = modules.filter((name) => !name.startsWith(".")).sort();
  expect(visible).toEqual(["@remo-kit", "openapi-fetch", "openapi-typescript-helpers"]);
  expect(await readdir(join(project.folder, "node_modules/@remo-kit"))).toEqual(["client"]);
});

test("the packed client has its built files and no others", async () => {
  const [top, dist] = await Promise.all([readdir(installed), readdir(join(installed, "dist"))]);
  expect(top.filter((name) => !/^(README|LICENSE|CHANGELOG)/.test(name)).sort()).toEqual([
    "dist",
    "package.json",
  ]);
  expect(dist.filter((name) => !/\.(js|d\.ts)$/.test(name))).toEqual([]);
});

test("the main entry imports nothing of Node, in none of its files", async () => {
  const { metafile } = await build({
    entryPoints: [join(installed, "dist/index.js")],
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
  const script = await project.add("runtime-call.mjs");
  const told = JSON.parse(await project.run(process.execPath, [script, mock.url, sampleVideo]));
  expect(told).toMatchObject({ accepted: { message: "success" }, refused: { is421: true } });
  expect(mock.log.map(({ status }) => status)).toEqual([200, 421]);
});

test("the packed client runs from CommonJS, required or imported", async () => {
  const mock = await startMock();
  const script = await project.add("runtime-call.cjs");
  const told = JSON.parse(await project.run(process.execPath, [script, mock.url, sampleVideo]));
  expect(told).toEqual({ is421: true, isOneCopy: true });
});

const strict: ts.CompilerOptions = {
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  target: ts.ScriptTarget.ES2022,
};

test.each<[string, ts.CompilerOptions]>([
  [
    "node16 with Node's types",
    {
      module: ts.ModuleKind.Node16,
      moduleResolution: ts.ModuleResolutionKind.Node16,
      lib: ["lib.es2022.d.ts"],
      types: ["node"],
      typeRoots: [join(import.meta.dirname, "../../../../node_modules/@types")],
    },
  ],
  [
    "bundler with the browser's types",
    {
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
      types: [],
    },
  ],
])("the packed client type-checks under %s, its own declarations too", async (_, options) => {
  const program = ts.createProgram([await project.add("consumer.mts")], { ...strict, ...options });
  const problems = ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
  expect(problems).toEqual([]);
});

test("publint finds nothing wrong with the packed client", async () => {
  const { buffer, byteOffset, byteLength } = project.tarball;
  const tarball = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  const { messages } = await publint({ pack: { tarball }, strict: true });
  expect(messages.map((message) => formatMessage(message, {}))).toEqual([]);
});

test("the types of the packed client are right for whoever can resolve an ES module", async () => {
  const result = await checkPackage(createPackageFromTarballData(project.tarball));
  if (!result.types) throw new Error("The packed client has no types.");
  const needsCommonJs = ["node10", "node16-cjs"]; // The profile "esm-only".
  const problems = result.problems.filter(
    (problem) => !("resolutionKind" in problem && needsCommonJs.includes(problem.resolutionKind)),
  );
  expect(problems).toEqual([]);
});
