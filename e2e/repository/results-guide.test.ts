// Runs the code of the guide on results as it stands there, but for addresses.

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { demoAccount, startMockServer } from "@remo-kit/mock-server";
import { afterAll, expect, test, vi } from "vitest";
import { sampleVideo } from "../testing/loopback.ts";
import { projectWith } from "../testing/project.ts";
import { typeProblems } from "../testing/type-check.ts";

const guide = await readFile(new URL("../../docs/guides/results.md", import.meta.url), "utf8");
const mock = await startMockServer({ port: 0, timeScale: 60 });
const files = Object.fromEntries(
  [...guide.matchAll(/^```ts\n\/\/ (\S+)\n(.*?)^```$/gms)].map(([, name = "", code = ""]) => [
    name,
    code.replace("kick.mp4", sampleVideo),
  ]),
);
const project = await projectWith(files);
const env = {
  REMO_EMAIL: demoAccount.email,
  REMO_USER_KEY: demoAccount.userKey,
  REMO_API_KEY: demoAccount.apiKey,
  REMO_BASE_URL: mock.url,
};
for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
const log = vi.spyOn(console, "log").mockImplementation(() => {});

afterAll(async () => {
  await Promise.all([mock.close(0), project.remove()]);
});

test("the code of the guide type-checks", () => {
  expect(Object.keys(files)).toEqual(["whole-job.ts", "taken-up-again.ts"]);
  expect(typeProblems(Object.keys(files).map(project.pathOf))).toEqual([]);
});

test("one call gives receipt, result and score, and another process gets them by the uuid", async () => {
  const { receipt, result, score } = await import(project.pathOf("whole-job.ts"));
  expect(new Set(log.mock.calls.map(([phase]) => phase))).toEqual(
    new Set(["connect", "upload", "answer", "waiting", "reading", "done", receipt.uuid]),
  );
  const { outcomeOf } = await import(project.pathOf("taken-up-again.ts"));
  expect(await outcomeOf(receipt.uuid)).toEqual({ ok: true, result, score });
  const [job] = await mock.control.jobs();
  await mock.control.next({ scenario: "analysis-failed" });
  expect(await outcomeOf(receipt.uuid)).toBe("failed");
  expect(job).toMatchObject({ uuid: receipt.uuid });
});

test("the table of the guide is what the command prints", async () => {
  const cli = fileURLToPath(new URL("../../packages/client/dist/cli.js", import.meta.url));
  const run = (...args: string[]) => promisify(execFile)(process.execPath, [cli, ...args], { env });
  const uuid = ["--uuid", "c37d3ce2-e9d0-45de-9656-2a730204f8ca"];
  const { stdout } = await run("analyze-soccer", sampleVideo, "--height", "170", "--wait", ...uuid);
  expect(guide).toContain(`\`\`\`console\n${stdout}\`\`\`\n`);
});
