// The packed suite as another repository has it: installed in node_modules, with the packed client and mock beside it.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startMockServer } from "@remo-kit/mock-server";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listen } from "../testing/loopback.ts";
import { installPacked, type Project, quietInstall } from "./testing/tarball.ts";

const packages = new URL("../../packages/", import.meta.url);
const server = await startMockServer({ port: 0 });

let project: Project;
let folder: string;

beforeAll(async () => {
  project = await installPacked("client", "mock-server", "contract-tests");
  folder = project.folder;
}, 180_000);

afterAll(async () => {
  await server.close(0);
  await project?.remove();
});

const run = (command: string, ...args: string[]) => project.run(command, args);
const sent = async () => (await server.control.journal()).length;

const contract = ["--package=@remo-kit/contract-tests", "remo-contract"];

/** Cases that cost nothing and need no keys: a request each. */
const free = 23;

test("the command runs the cases from node_modules, against a server on loopback", async () => {
  const before = await sent();
  const flags = ["--target", server.url, "--rate", "1000", "--report", "report"];
  const output = await run("npx", ...contract, ...flags);
  expect(output).toContain(`Agrees (exit code 0): ${free} cases passed`);
  expect(await sent()).toBe(before + free);
  expect((await readdir(join(folder, "report"))).sort()).toEqual([
    "exchanges.har",
    "junit.xml",
    "report.html",
    "report.json",
    "report.md",
    "server.ko.md",
    "server.md",
  ]);
});

test("without flags it plays the mocks that are installed beside it", async () => {
  const output = await run("npx", ...contract, "--profile", "observed", "--generated", "5");
  expect(output).toMatch(/creditOnSuccess\s+"balance"\s+certain\s+A04/);
});

const read = (path: string) => readFile(new URL(path, packages), "utf8");
const [readme, guide] = [await read("contract-tests/README.md"), await read("../docs/guides/contract.md")];
const blocks = [readme, guide].flatMap((document) =>
  [...document.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ""]) =>
    code.replaceAll("http://127.0.0.1:4010", server.url),
  ),
);
const programs = blocks.filter((code) => code.includes("runContract("));
const suites = blocks.filter((code) => code.includes("describeContract("));

test("the programs of the README and of the guide run", async () => {
  expect([programs.length, suites.length]).toEqual([2, 2]);
  for (const [at, code] of programs.entries()) {
    await writeFile(join(folder, `program-${at}.mts`), code);
    await writeFile(
      join(folder, `program-${at}.mjs`),
      ts.transpile(code, { module: ts.ModuleKind.ESNext, target: 99 }),
    );
    const output = await run(process.execPath, `program-${at}.mjs`);
    expect(output).toMatch(/^agree /);
  }
});

test("vitest is not installed with it, and is needed for its suites alone", async () => {
  await expect(readdir(join(folder, "node_modules/vitest"))).rejects.toThrow("ENOENT");
  await run("npm", "install", "vitest@4.1.12", ...quietInstall);
}, 120_000);

test("the suites of the README and of the guide run in the vitest of the repository that has them", async () => {
  for (const [at, code] of suites.entries()) await writeFile(join(folder, `suite-${at}.test.ts`), code);
  const before = await sent();
  const flags = ["run", "--reporter=verbose", "--sequence.concurrent", "--sequence.shuffle", "--retry=2"];
  const output = await run("npx", "vitest", ...flags);
  for (const at of suites.keys()) {
    expect(output).toContain(`✓ suite-${at}.test.ts > contract > server, mock, client and spec agree`);
  }
  expect(await sent()).toBe(before + 2 * free);
});

test("a suite that finds something else fails, once, and says what", async () => {
  let requests = 0;
  const other = await listen((_, answer) => {
    requests += 1;
    answer.writeHead(499, { "content-type": "application/json" }).end('{"state": false, "status": 499}');
  });
  const options = { target: other.url, only: ["empty-body"] };
  const code = `import { describeContract } from "@remo-kit/contract-tests/vitest";
    describeContract(${JSON.stringify(options)});`;
  await writeFile(join(folder, "other.test.js"), code);
  const args = ["vitest", "run", "other", "--retry=2"];
  const failed = await run("npx", ...args).catch((error) => `${error.stdout}${error.stderr}`);
  await other.close();
  expect(failed).toContain("diverges: ");
  expect(failed).toContain("code:analysis-soccer:499: ");
  expect(requests).toBe(1);
});

test("the programs type-check for its users", () => {
  const files = programs.map((_, at) => join(folder, `program-${at}.mts`));
  const program = ts.createProgram(files, {
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true, // installed.prove.test.ts checks the declarations themselves.
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    target: ts.ScriptTarget.ES2022,
    types: ["node"],
    typeRoots: [fileURLToPath(new URL("../node_modules/@types", packages))],
  });
  const found = ts.getPreEmitDiagnostics(program);
  expect(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
});
