// Runs the code of the mock's README and of its guides, as it stands there but for addresses.

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createRemoClient, type RemoClient } from "@remo-kit/client";
import { demoAccount, type Mock, type MockControl, startMockServer } from "@remo-kit/mock-server";
import type { SetupServerApi } from "msw/node";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { type Outcome, servePage } from "../runtimes/testing/page.ts";
import { launchChromium } from "../testing/chromium.ts";
import { sampleVideo } from "../testing/loopback.ts";
import { typeProblems } from "../testing/type-check.ts";

const root = new URL("../../", import.meta.url);
const package_ = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string) => readFile(new URL(path, root), "utf8");

const readme = await read("packages/mock-server/README.md");
const guides = { en: await read("docs/guides/mock.md"), ko: await read("docs/guides/mock.ko.md") };

const server = await startMockServer({ port: 0 });
await mkdir(join(package_, ".vitest"), { recursive: true });
const folder = await mkdtemp(join(package_, ".vitest/recipes-"));

afterAll(async () => {
  await server.close(0);
  await rm(folder, { recursive: true });
});

/** The TypeScript of a document, block by block; Playwright's test runner is the only thing that is not here. */
const blocksOf = (document: string): string[] =>
  [...document.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ""]) =>
    code.replace("@playwright/test", "playwright-core").replace("http://127.0.0.1:4010", server.url),
  );

const blockWith = (text: string): string => blocksOf(readme).find((code) => code.includes(text)) ?? "";

/** Runs a block, and gives what it exports. */
async function run<Exports>(code: string): Promise<Exports> {
  const file = join(folder, `${crypto.randomUUID()}.ts`);
  await writeFile(file, code);
  return import(file);
}

const post = () => fetch(`${server.url}/api/analysis-soccer`, { method: "POST" });

const video = await readFile(sampleVideo);

test("the code of the README and of the guides type-checks", async () => {
  const blocks = [readme, guides.en, guides.ko].flatMap(blocksOf);
  expect(blocks.length).toBeGreaterThan(6);
  const files = blocks.map((source, i) => ({ source, file: join(folder, `types-${i}.mts`) }));
  for (const { file, source } of files) await writeFile(file, source);
  expect(typeProblems(files.map(({ file }) => file))).toEqual([]);
});

test("the first lines of the README run without a port", async () => {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  onTestFinished(() => log.mockRestore());
  const code = blockWith("creditsOf");
  await run(code);
  const [, printed = ""] = /console\.log\(.*\/\/ (.*)/.exec(code) ?? [];
  expect(log.mock.calls.map((values) => values.join(" "))).toEqual([printed]);
});

test("the control API's recipe sets faults, queues an answer and waits for requests", async () => {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  onTestFinished(() => log.mockRestore());
  onTestFinished(() => server.control.reset());
  const recipe = run(blockWith("waitForJournal")).then(() => "done");
  while ((await Promise.race([recipe, post()])) !== "done");
  expect(log.mock.calls).toEqual([[true, expect.arrayContaining([expect.stringContaining("queued")])]]);
  expect(await server.control.faults()).toEqual([{ fault: "latency", value: "200-1500", probability: 0.3 }]);
});

test("the recipe for parallel tests keeps a suite to its tenant", async () => {
  type Exports = { readonly control: MockControl; readonly remo: RemoClient };
  const { control, remo } = await run<Exports>(blockWith("VITEST_POOL_ID"));
  onTestFinished(() => control.reset());
  await control.next({ scenario: "file-exists" });
  await post();
  expect(await remo.analyzeSoccer({ video, height: 170 })).toMatchObject({ fileExists: true });
  expect(await control.journal()).toHaveLength(1);
});

test("with MSW, the client meets the mock, its refusals and its faults", async () => {
  type Exports = { readonly mock: Mock; readonly server: SetupServerApi };
  const recipe = await run<Exports>(blockWith("msw/node"));
  const printed = vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => printed.mockRestore());
  recipe.server.listen({ onUnhandledRequest: "error" });
  onTestFinished(() => recipe.server.close());
  const remo = createRemoClient({ ...demoAccount, fetch: (request) => fetch(request) });
  expect(await remo.analyzeSoccer({ video, height: 170 })).toMatchObject({ waitTime: 11, credit: 4 });
  for (const [scenario, error] of refused) {
    await recipe.mock.control.next({ scenario });
    expect(await remo.analyzeSoccer.safe({ video, height: 170 })).toMatchObject({ error });
  }
  expect(await recipe.mock.control.journal()).toMatchObject([
    { status: 200 },
    ...refused.map(([scenario]) => ({ scenario })),
  ]);
  expect(printed).not.toHaveBeenCalled();
});

const refused = [
  ["not-enough-credits", { name: "RemoApiError", code: 422 }],
  ["html-502", { name: "RemoGatewayError", httpStatus: 502 }],
  ["reset-answer", { name: "RemoNetworkError" }],
  ["wrong-length", { name: "RemoNetworkError" }],
] as const;

test("with Playwright, a page meets the mock", { tags: "chromium" }, async () => {
  type Exports = { readonly mock: Mock; play(page: Page): Promise<unknown> };
  const { mock, play } = await run<Exports>(blockWith("page.route"));
  const [browser, pages] = await Promise.all([launchChromium(), servePage()]);
  onTestFinished(async () => void (await Promise.all([browser.close(), pages.close()])));
  const page = await browser.newPage();
  await play(page);
  await page.goto(pages.url);
  const analyze = async (): Promise<Outcome> => {
    await page.setInputFiles("input", sampleVideo);
    const call = (options: object) => (globalThis as never as Analyzing).analyze({ options });
    return page.evaluate(call, demoAccount);
  };
  expect(await analyze()).toMatchObject({ receipt: { waitTime: 11, credit: 4 } });
  for (const [scenario, error] of refused) {
    await mock.control.next({ scenario, times: "always" });
    expect(await analyze()).toMatchObject({ error });
    expect(await mock.control.journal({ scenario })).not.toEqual([]);
    await mock.control.clearNext();
  }
});

type Analyzing = { analyze(given: { readonly options: object }): Promise<Outcome> };

describe.each(blocksOf(guides.en))("the tests of the guide", async (code) => {
  await run(code);
});

const curls = [readme, guides.en].flatMap((document) =>
  [...document.matchAll(/^curl .*__mock.*$/gm)].map(String),
);

test.each(curls.filter((line) => !line.includes("--retry")))("%s", async (line) => {
  onTestFinished(() => server.control.reset());
  await createRemoClient({ ...demoAccount, baseUrl: server.url }).analyzeSoccer({ video, height: 170 });
  const read = { method: "POST", headers: { prefer: "code=200" } };
  const result = await fetch(`${server.url}/api/analysis-soccer-result`, read);
  await writeFile(join(folder, "result.json"), await result.text());
  const command = `${line.replace("http://127.0.0.1:4010", server.url)} --silent --show-error --fail`;
  await promisify(execFile)("sh", ["-c", command], { cwd: folder });
});

/** Everything in a code block but its comments. */
const commandsOf = (document: string): string[] =>
  [...document.matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, code = ""]) => code.replace(/ \/\/ .*/g, ""));

test("the guide has the same code in both languages", () => {
  expect(commandsOf(guides.ko)).toEqual(commandsOf(guides.en));
});
