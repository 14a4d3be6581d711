import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { demoAccount, startMockServer } from "@remo-kit/mock-server";
import { openApiDocument } from "@remo-kit/openapi";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pythonHasRequests } from "./python.ts";

const package_ = fileURLToPath(new URL("..", import.meta.url));
const video = fileURLToPath(import.meta.resolve("@remo-kit/openapi/samples/soccer-kick.mp4"));
const tsx = fileURLToPath(import.meta.resolve("tsx/cli"));

type CodeSample = { readonly lang: string; readonly label: string; readonly source: string };
const post = openApiDocument.paths["/api/analysis-soccer"]?.post as unknown as {
  "x-codeSamples": CodeSample[];
};
const sample = (label: string) => post["x-codeSamples"].find((found) => found.label === label) as CodeSample;

let folder = "";
let server: Awaited<ReturnType<typeof startMockServer>>;

beforeAll(async () => {
  folder = await mkdtemp(join(package_, "node_modules", ".code-samples-"));
  server = await startMockServer({ port: 0 });
});

afterAll(async () => {
  await server.close(0);
  await rm(folder, { recursive: true });
});

/** Runs a sample as it is published, but for its address and the path of its video. */
async function run(label: string, command: string, args: string[], file: string): Promise<string> {
  const source = sample(label)
    .source.replace("https://api.remo.re.kr", server.url)
    .replace("kick.mp4", video);
  await writeFile(join(folder, file), source);
  const env = {
    ...process.env,
    REMO_EMAIL: demoAccount.email,
    REMO_USER_KEY: demoAccount.userKey,
    REMO_API_KEY: demoAccount.apiKey,
  };
  const { stdout } = await promisify(execFile)(command, [...args, join(folder, file)], {
    env,
    timeout: 20_000,
  });
  return stdout;
}

test("the curl sample is accepted by the mock", async () => {
  expect(JSON.parse(await run("curl", "sh", [], "sample.sh"))).toMatchObject({
    state: 1,
    message: "success",
  });
});

test("the sample with our client is accepted by the mock", async () => {
  expect(await run("@remo-kit/client", process.execPath, [tsx], "client.mts")).toMatch(
    /^[0-9a-f-]{36} \d+ false\n$/,
  );
});

test("the sample with plain fetch is accepted by the mock", async () => {
  expect(await run("fetch", process.execPath, [tsx], "fetch.mts")).toMatch(/^200 \{\n {2}state: 1,/);
});

test.runIf(pythonHasRequests)("the Python sample is accepted by the mock", async () => {
  expect(await run("requests", "python3", [], "sample.py")).toMatch(/^200 \{'state': 1,/);
});

test("the TypeScript samples type-check", async () => {
  const files = ["@remo-kit/client", "fetch"].map((label, i) => ({
    label,
    file: join(folder, `types-${i}.mts`),
  }));
  for (const { label, file } of files) await writeFile(file, sample(label).source);
  const program = ts.createProgram(
    files.map(({ file }) => file),
    {
      noEmit: true,
      strict: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      types: ["node"],
      typeRoots: [join(package_, "../../node_modules/@types")],
    },
  );
  const found = ts.getPreEmitDiagnostics(program);
  expect(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
});

test("each sample of the spec is run here", async () => {
  const source = await readFile(fileURLToPath(import.meta.url), "utf8");
  for (const { label } of post["x-codeSamples"]) expect(source).toContain(`run("${label}"`);
});
