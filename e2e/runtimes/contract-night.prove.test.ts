// The nightly workflow of the guide, as another repository has it: each of its scripts is run, as far as none needs GitHub.

import { execFile } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createMock } from "@remo-kit/mock-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { listen } from "../testing/loopback.ts";
import { installPacked, ownEnvironment, type Project } from "./testing/tarball.ts";

const guide = await readFile(new URL("../../docs/guides/contract.md", import.meta.url), "utf8");
const [, text = ""] =
  /^```yaml title="\.github\/workflows\/remo-contract\.yml"\n(.*?)^```$/ms.exec(guide) ?? [];

type Step = {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: { readonly [name: string]: string };
  readonly with?: { readonly name?: string; readonly path?: string };
};
const { jobs } = parse(text) as { readonly jobs: { readonly contract: { readonly steps: readonly Step[] } } };
const { steps } = jobs.contract;

const account = { email: "kim@secret.test", userKey: "u-5f1c77", apiKey: "k-83ab10", credits: 200 };

/** A server that says of every refusal that it is a text. */
async function server() {
  const mock = createMock({ accounts: [account], analysisSeconds: [1, 1] });
  return listen(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const init = {
      method: "POST",
      body: Buffer.concat(chunks),
      headers: { "content-type": "application/json" },
    };
    const answer = await mock.fetch(`http://mock.test${incoming.url}`, init);
    outgoing.writeHead(answer.status, { "content-type": "text/plain" }).end(await answer.text());
  });
}

let project: Project;
const target = await server();

beforeAll(async () => {
  project = await installPacked("client", "mock-server", "contract-tests");
}, 180_000);
afterAll(async () => {
  await target.close();
  await project?.remove();
});

const summary = () => join(project.folder, "summary.md");

/** What GitHub puts in the place of an expression. */
const valuesOf = (spend: string): { readonly [expression: string]: string } => ({
  "secrets.REMO_EMAIL": account.email,
  "secrets.REMO_USER_KEY": account.userKey,
  "secrets.REMO_API_KEY": account.apiKey,
  "vars.REMO_TARGET || 'https://api.remo.re.kr'": target.url,
  "inputs.allow-spend || vars.REMO_ALLOW_SPEND || '0'": spend,
});

type Ended = { readonly code: number; readonly output: string };

/** As a runner does it: a file for bash, which ends with the first command that fails. */
async function runStep(
  { run = "", env = {} }: Step,
  values: { readonly [expression: string]: string },
): Promise<Ended> {
  const script = join(project.folder, "step.sh");
  await writeFile(script, run);
  const given = Object.entries(env).map(([name, value]) => [
    name,
    value.replace(
      /\$\{\{ (.*?) \}\}/,
      (_, expression: string) => values[expression] ?? expect.unreachable(expression),
    ),
  ]);
  const all = { ...ownEnvironment(), ...Object.fromEntries(given), GITHUB_STEP_SUMMARY: summary() };
  const options = { cwd: project.folder, env: { ...all, REMO_CONTRACT_RATE: "1000" } };
  return new Promise((ended) =>
    execFile("bash", ["-e", script], options, (error, stdout, stderr) =>
      ended({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    ),
  );
}

/** Runs the scripts after the installation, and gives how the suite ended. */
async function night(values: { readonly [expression: string]: string }): Promise<Ended> {
  await writeFile(summary(), "");
  const [suite, ...others] = steps.filter(({ run }) => run && !run.startsWith("npm"));
  const ended = await runStep(suite ?? {}, values);
  for (const step of others) expect(await runStep(step, values)).toMatchObject({ code: 0 });
  return ended;
}

const report = async () =>
  JSON.parse(await readFile(join(project.folder, "contract-report/report.json"), "utf8"));

test("what is packed is installed from its lock file alone", async () => {
  const install = steps.find(({ run = "" }) => run.startsWith("npm"));
  expect(await runStep(install ?? {}, {})).toMatchObject({ code: 0 });
}, 180_000);

test("a night finds what differs, spends within its budget, and leaves all that the artifacts take", async () => {
  const { code, output } = await night(valuesOf("60"));
  expect([code, output]).toEqual([1, expect.stringContaining("content-type")]);
  const { divergences, budget } = await report();
  expect(divergences.map(({ key }: { readonly key: string }) => key)).toEqual(["content-type"]);
  expect(budget).toMatchObject({ allowed: 60 });
  expect(await readFile(summary(), "utf8")).toContain("content-type");
  const uploads = steps.filter(({ uses = "" }) => uses.startsWith("actions/upload-artifact@"));
  expect(uploads.map((step) => step.with?.path)).toEqual(["contract-report", "contract-report/junit.xml"]);
  const written = await readdir(join(project.folder, "contract-report"));
  expect(written).toEqual(
    expect.arrayContaining(["junit.xml", "recording.json", "profile.json", "report.html"]),
  );
  for (const name of written) {
    const content = await readFile(join(project.folder, "contract-report", name), "utf8");
    for (const key of [account.email, account.userKey, account.apiKey])
      expect(content + output).not.toContain(key);
  }
}, 180_000);

test("what is listed makes the next night quiet, and its summary says so", async () => {
  const entry = { owner: "kim", reason: "asked the vendor", expires: "2999-12-31" };
  await writeFile(
    join(project.folder, "contract-known.json"),
    JSON.stringify([{ key: "content-type", ...entry }]),
  );
  const { code, output } = await night(valuesOf("60"));
  expect([code, output]).toEqual([0, expect.stringContaining("2999-12-31")]);
  expect(await readFile(summary(), "utf8")).toContain("asked the vendor");
}, 180_000);

test("credits without the secrets are refused before anything is sent", async () => {
  const none = { "secrets.REMO_EMAIL": "", "secrets.REMO_USER_KEY": "", "secrets.REMO_API_KEY": "" };
  const { code, output } = await night({ ...valuesOf("60"), ...none });
  expect([code, output]).toEqual([
    2,
    expect.stringContaining("--allow-spend needs an account of the target"),
  ]);
});
