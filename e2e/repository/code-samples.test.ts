import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createRemoClient } from "@remo-kit/client";
import { demoAccount, type JournalEntry, startMockServer } from "@remo-kit/mock-server";
import { describedOperation, operationList, responseContent } from "@remo-kit/openapi";
import { afterAll, beforeAll, expect, test } from "vitest";
import { typeProblems } from "../testing/type-check.ts";

const package_ = fileURLToPath(new URL("..", import.meta.url));
const video = fileURLToPath(import.meta.resolve("@remo-kit/openapi/samples/soccer-kick.mp4"));
const tsx = fileURLToPath(import.meta.resolve("tsx/cli"));

type CodeSample = { readonly lang: string; readonly label: string; readonly source: string };

/** How the samples of each label are run. */
const runners: { readonly [label: string]: { readonly file: string; readonly command: readonly string[] } } =
  {
    curl: { file: "sample.sh", command: ["sh"] },
    "@remo-kit/client": { file: "client.mts", command: [process.execPath, tsx] },
    fetch: { file: "fetch.mts", command: [process.execPath, tsx] },
    requests: { file: "sample.py", command: ["python3"] },
  };

const operations = operationList.map((operation) => {
  const described = describedOperation(operation) as { readonly "x-codeSamples"?: readonly CodeSample[] };
  return { ...operation, samples: described["x-codeSamples"] ?? [] };
});
const samples = operations.flatMap((operation) =>
  operation.samples.map((sample) => ({ ...operation, first: firstNumberOf(operation), ...sample })),
);

/** Of what a read answers about the example's uuid. */
function firstNumberOf(operation: (typeof operations)[number]): string {
  const content = responseContent(describedOperation(operation), 200)["application/json"];
  const [example] = Object.values(content?.examples ?? {});
  const [, number = ""] = /:\s*(-?\d[\d.]*)/.exec(JSON.stringify(example?.value)) ?? [];
  return number;
}

/** Of an analysis that is done. */
const uuid = "bc692864-0243-4d41-bce3-7658c92ef0c5";
let folder = "";
let server: Awaited<ReturnType<typeof startMockServer>>;
let answers: JournalEntry[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(package_, "node_modules", ".code-samples-"));
  server = await startMockServer({ port: 0, log: (entry) => answers.push(entry) });
  const { email, userKey, apiKey } = demoAccount;
  const remo = createRemoClient({ email, userKey, apiKey, baseUrl: server.url });
  await remo.analyzeSoccer({ video: new Uint8Array(3), height: 170, uuid });
  await server.control.advance(3600);
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
    REMO_UUID: uuid,
  };
  const [program = "", ...args] = [...command, join(folder, file)];
  const { stdout } = await promisify(execFile)(program, args, { env, timeout: 20_000 });
  return stdout;
}

test.each(operations)(
  "$path has a sample for the shell and one of the client, a submit all kinds",
  ({ kind, samples }) => {
    const labels = samples.map(({ label }) => label);
    expect(labels).toEqual(Object.keys(runners).slice(0, kind === "submit" ? undefined : labels.length));
    expect(labels).toEqual(expect.arrayContaining(["curl", "@remo-kit/client"]));
  },
);

for (const sample of samples) {
  const prints = sample.kind === "submit" ? "the uuid" : "what was measured";
  test(`the mock accepts the ${sample.label} sample of ${sample.path}, which prints ${prints}`, {
    tags: sample.label === "requests" ? "python" : [],
  }, async () => {
    answers = [];
    const output = await run(sample);
    expect(answers).toMatchObject([{ status: 200, path: sample.path }]);
    expect(output).toContain(sample.kind === "submit" ? answers[0]?.uuid : sample.first);
  });
}

test("the TypeScript samples type-check", async () => {
  const files = samples
    .filter(({ lang }) => lang === "TypeScript")
    .map(({ source }, i) => ({ source, file: join(folder, `types-${i}.mts`) }));
  for (const { file, source } of files) await writeFile(file, source);
  expect(typeProblems(files.map(({ file }) => file))).toEqual([]);
});
