// All that is published, installed together in an empty project: for the compiler, for Node, and as commands.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { sampleVideo } from "../testing/loopback.ts";
import { installPacked, type Project, type Published, published, quietInstall } from "./testing/tarball.ts";

let project: Project;

beforeAll(async () => {
  project = await installPacked(...published);
  // What the suites for a vitest are typed by, which only those who use them install.
  await project.run("npm", ["install", "vitest@4.1.12", ...quietInstall]);
}, 180_000);

afterAll(() => project?.remove());

const node: ts.CompilerOptions = {
  types: ["node"],
  typeRoots: [join(import.meta.dirname, "../../node_modules/@types")],
  lib: ["lib.es2022.d.ts"],
};
const node16 = { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 };
const bundler = { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
const browser = { types: [], lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"] };

test.each<[string, readonly Published[], ts.CompilerOptions]>([
  ["node16 with Node's types", published, { ...node16, ...node }],
  ["bundler with Node's types", published, { ...bundler, ...node }],
  ["bundler with the browser's types", ["client", "openapi"], { ...bundler, ...browser }],
])("what is published type-checks under %s, its own declarations too", async (_, names, options) => {
  const consumers = await Promise.all(names.map((name) => project.add(`consumer-${name}.mts`)));
  const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
  const program = ts.createProgram(consumers, {
    ...strict,
    ...options,
    noEmit: true,
    skipLibCheck: false,
    target: ts.ScriptTarget.ES2022,
  });
  const own = program.getSourceFiles().filter(({ fileName }) => /consumer-|\/@remo-kit\//.test(fileName));
  expect(own.length).toBeGreaterThan(2 * names.length - 1);
  const problems = [
    ...program.getOptionsDiagnostics(),
    ...own.flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]),
  ].map(
    ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
  );
  expect(problems).toEqual([]);
});

test("each is imported by an ES module, and required by CommonJS", async () => {
  const names = published.map((name) => `@remo-kit/${name}`);
  const print = "console.log(JSON.stringify(all.map((one) => Object.keys(one).length > 0)))";
  const script = `const names = ${JSON.stringify(names)};`;
  const imports = `${script} const all = await Promise.all(names.map((name) => import(name))); ${print}`;
  const requires = `${script} const all = names.map((name) => require(name)); ${print}`;
  for (const args of [
    ["--input-type=module", "--eval", imports],
    ["--input-type=commonjs", "--eval", requires],
  ]) {
    expect(JSON.parse(await project.run(process.execPath, args))).toEqual(names.map(() => true));
  }
});

test("the README of openapi says what its program prints", async () => {
  const [, program = ""] =
    /^```ts\n(.*?)^```$/ms.exec(await readFile(project.installed("openapi", "README.md"), "utf8")) ?? [];
  const promised = [...program.matchAll(/; \/\/ (.+)$/gm)].map(([, line]) => line);
  const script = ts.transpile(program, { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 });
  const printed = await project.run(process.execPath, ["--input-type=module", "--eval", script]);
  expect(printed.trim().split("\n")).toEqual(promised);
});

test("its commands work from node_modules/.bin, on each other", async () => {
  const bin = (name: string) => join(project.folder, "node_modules/.bin", name);
  const mock = spawn(bin("remo-mock"), ["--port", "0", "--json-ready"]);
  onTestFinished(() => void mock.kill());
  const { url } = JSON.parse(String((await once(mock.stdout, "data"))[0]));
  const keys = { REMO_EMAIL: "example@email.com", REMO_USER_KEY: "userkey", REMO_API_KEY: "apikey" };
  const send = ["analyze-soccer", sampleVideo, "--height", "170", "--base-url", url, "--json"];
  expect(JSON.parse(await project.run(bin("remo"), send, keys))).toMatchObject({ ok: true });
  const refused = project.run(bin("remo"), send, { ...keys, REMO_API_KEY: "wrong" });
  await expect(refused).rejects.toMatchObject({ code: 3, stdout: expect.stringContaining("421") });
  expect(await project.run(bin("remo-contract"), ["--plan", "--target", url])).toContain("requests");
});
