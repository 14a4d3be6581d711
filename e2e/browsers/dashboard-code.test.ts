// The code that the dashboard gives for each scenario, as it stands there: it type-checks, and what it says is so.

import { execFile } from "node:child_process";
import { copyFile } from "node:fs/promises";
import { promisify } from "node:util";
import { createMock, demoAccount, scenarios } from "@remo-kit/mock-server";
import { afterAll, expect, test } from "vitest";
import { sampleVideo } from "../testing/loopback.ts";
import { projectWith } from "../testing/project.ts";
import { typeProblems } from "../testing/type-check.ts";
import { startOther } from "./testing/dashboard.ts";

const run = promisify(execFile);
const names = [...scenarios.keys()];
const mock = createMock();

/** The snippets of a scenario, as the dialog shows them. */
async function codeOf(scenario: string, { fetch } = mock, origin = "http://127.0.0.1:4010") {
  const response = await fetch(`${origin}/__mock/fragments/scenarios/${scenario}?lang=en`);
  const html = await response.text();
  const snippet = (id: string) => {
    const [, code = ""] = new RegExp(`<pre id="snippet-${id}"><code>(.*?)</code>`, "s").exec(html) ?? [];
    return code.replace(/&(lt|gt|quot|amp|#39);/g, (_, name: string) => characters[name] ?? "");
  };
  return { curl: snippet("curl"), client: snippet("client"), test: snippet("test") };
}

const characters: { readonly [name: string]: string } = { lt: "<", gt: ">", quot: '"', amp: "&", "#39": "'" };

const codes = new Map(await Promise.all(names.map(async (name) => [name, await codeOf(name)] as const)));
const project = await projectWith({
  ...Object.fromEntries(names.map((name) => [`${name}.test.ts`, codes.get(name)?.test ?? ""])),
  ...Object.fromEntries(names.map((name) => [`${name}.mts`, codes.get(name)?.client ?? ""])),
  "vitest.config.js": "export default {};",
});
afterAll(() => project.remove());

test("all of it type-checks", () => {
  const files = names.flatMap((name) => [`${name}.test.ts`, `${name}.mts`]);
  expect(typeProblems(files.map(project.pathOf))).toEqual([]);
});

/** Of a file, as vitest reports it. */
type Result = {
  readonly status: string;
  readonly message: string;
  readonly assertionResults: readonly { readonly failureMessages: readonly string[] }[];
};

test("the tests pass in vitest, one for each scenario", async () => {
  const args = ["vitest", "run", "--root", project.pathOf("."), "--reporter=json", "--no-isolate"];
  const { stdout } = await run("npx", args).catch((failed) => failed);
  const report = JSON.parse(stdout);
  const failed: Result[] = report.testResults.filter(({ status }: Result) => status !== "passed");
  const messages = failed.flatMap(({ message, assertionResults }) => [
    message,
    ...assertionResults.flatMap(({ failureMessages }) => failureMessages),
  ]);
  expect(messages).toEqual([]);
  expect(report).toMatchObject({ success: true, numPassedTests: names.length });
});

/** They would keep a terminal waiting: for ever, and for seconds. */
const slow: readonly string[] = ["hang", "dribble"];

test("curl gets the answer of each scenario", { tags: "curl" }, async () => {
  const { url, control } = await startOther({});
  await copyFile(sampleVideo, project.pathOf("kick.mp4"));
  const { email, userKey, apiKey } = demoAccount;
  const env = { ...process.env, REMO_EMAIL: email, REMO_USER_KEY: userKey, REMO_API_KEY: apiKey };
  const options = { cwd: project.pathOf("."), env };
  const played = [...scenarios.values()].filter(({ name }) => !slow.includes(name));
  await Promise.all(
    played.map(async ({ name, category, operations }) => {
      const { curl } = await codeOf(name, { ...mock, fetch }, url);
      const { stdout } = await run("sh", ["-c", curl], options).catch((failed) => failed);
      const success = operations.includes("analysis-soccer") ? 1 : undefined; // A result has no state.
      if (category !== "fault")
        expect(JSON.parse(stdout).state, name).toBe(category === "success" ? success : false);
    }),
  );
  const met = (await control.journal()).map(({ fault, scenario }) => fault ?? scenario);
  expect(met.sort()).toEqual(played.map(({ name }) => name).sort());
});
