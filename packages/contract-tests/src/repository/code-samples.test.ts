import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { demoAccount, type JournalEntry, startMockServer } from "@remo-kit/mock-server";
import { openApiDocument } from "@remo-kit/openapi";
import { afterAll, beforeAll, expect, test } from "vitest";
import { typeProblems } from "../type-check.ts";
import { pythonHasRequests } from "./python.ts";

const package_ = fileURLToPath(new URL("../..", import.meta.url));
const video = fileURLToPath(import.meta.resolve("@remo-kit/openapi/samples/soccer-kick.mp4"));
const tsx = fileURLToPath(import.meta.resolve("tsx/cli"));

type CodeSample = { readonly lang: string; readonly label: string; readonly source: string };

/** How the samples of each label are run; each operation has one of each. */
const runners: { readonly [label: string]: { readonly file: string; readonly command: readonly string[] } } =
  {
    curl: { file: "sample.sh", command: ["sh"] },
    "@remo-kit/client": { file: "client.mts", command: [process.execPath, tsx] },
    fetch: { file: "fetch.mts", command: [process.execPath, tsx] },
    requests: { file: "sample.py", command: ["python3"] },
  };

const operations = Object.entries(openApiDocument.paths).map(([path, { post }]) => ({
  path,
  samples: (post as unknown as { "x-codeSamples"?: CodeSample[] })["x-codeSamples"] ?? [],
}));
const samples = operations.flatMap(({ path, samples }) => samples.map((sample) => ({ path, ...sample })));

let folder = "";
let server: Awaited<ReturnType<typeof startMockServer>>;
let answers: JournalEntry[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(package_, "node_modules", ".code-samples-"));
  server = await startMockServer({ port: 0, log: (entry) => answers.push(entry) });
});

afterAll(async () => {
  await server.close(0);
  await rm(folder, { recursive: true });
});

/** Runs a sample as it is published, but for its address and the path of its video. */
async function run({ label, source }: CodeSample): Promise<string> {
  const { file, command } = runners[label] as (typeof runners)[string];
  const local = source.replace("https://api.remo.re.kr", server.url).replace("kick.mp4", video);
  await writeFile(join(folder, file), local);
  const env = {
    ...process.env,
    REMO_EMAIL: demoAccount.email,
    REMO_USER_KEY: demoAccount.userKey,
    REMO_API_KEY: demoAccount.apiKey,
  };
  const [program = "", ...args] = [...command, join(folder, file)];
  const { stdout } = await promisify(execFile)(program, args, { env, timeout: 20_000 });
  return stdout;
}

test.each(operations)("$path has each kind of sample", ({ samples }) => {
  expect(samples.map(({ label }) => label)).toEqual(Object.keys(runners));
});

for (const sample of samples) {
  const runs = sample.label !== "requests" || pythonHasRequests;
  test.runIf(runs)(
    `the mock accepts the ${sample.label} sample of ${sample.path}, which tells the uuid`,
    async () => {
      answers = [];
      const output = await run(sample);
      expect(answers).toMatchObject([{ status: 200 }]);
      expect(output).toContain(answers[0]?.uuid);
    },
  );
}

test("the TypeScript samples type-check", async () => {
  const files = samples
    .filter(({ lang }) => lang === "TypeScript")
    .map(({ source }, i) => ({ source, file: join(folder, `types-${i}.mts`) }));
  for (const { file, source } of files) await writeFile(file, source);
  expect(typeProblems(files.map(({ file }) => file))).toEqual([]);
});
