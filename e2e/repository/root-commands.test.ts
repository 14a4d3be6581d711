// The commands of package.json: what each prints for --help and for a mistake, with Node alone, and how they stop.

import { execFile, spawn } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, onTestFinished, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };

const root = join(import.meta.dirname, "..", "..");
const { commands } = (await import(pathToFileURL(join(root, "scripts/commands.mjs")).href)) as {
  commands: { readonly [name: string]: { readonly about: string; readonly flags?: object } };
};
const names = Object.keys(commands);

/** The scripts as they are in a fresh clone, without anything that is installed or built. */
const clone = await mkdtemp(join(tmpdir(), "remo-kit-clone-"));
await cp(join(root, "scripts"), join(clone, "scripts"), { recursive: true });
await cp(join(root, "package.json"), join(clone, "package.json"));
afterAll(() => rm(clone, { recursive: true }));

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

const run = (...args: string[]) =>
  new Promise<Ended>((ended) => {
    execFile(
      process.execPath,
      [join(clone, "scripts/run.mjs"), ...args],
      { cwd: clone },
      (error, stdout, stderr) => ended({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });

test("each command of package.json is one of the table, started without any syntax of a shell", () => {
  const scripts = names.map((name) => [name, `node scripts/run.mjs ${name}`]);
  expect(manifest.scripts).toEqual(Object.fromEntries(scripts));
});

test.each(names)("%s has a help, which changes nothing", async (name) => {
  const before = await readdir(clone, { recursive: true });
  for (const flag of ["--help", "-h", "--help=1"]) {
    const { code, stdout, stderr } = await run(name, flag);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(commands[name]?.about);
    for (const own of Object.keys(commands[name]?.flags ?? {})) expect(stdout).toContain(`--${own}`);
  }
  expect(await readdir(clone, { recursive: true })).toEqual(before);
});

test.each([
  [
    ["soak", "--secnods", "3"],
    "There is no flag --secnods. Did you mean --seconds? See npm run soak -- --help",
  ],
  [["bench", "--hlep"], "There is no flag --hlep. Did you mean --help? See npm run bench -- --help"],
  [["test", "--watch"], "There is no flag --watch. See npm test -- --help"],
  [["start", "--port"], "--port needs a value: N. See npm start -- --help"],
  [["start", "--port", "99999"], "--port takes 0 to 65535; received 99999. See npm start -- --help"],
  [["start", "--once=1"], "--once takes no value. See npm start -- --help"],
  [
    ["fuzz", "--only", "x"],
    "--only takes body-reader, server, client; received x. See npm run fuzz -- --help",
  ],
  [
    ["mutation", "clinet"],
    "There is no clinet. Did you mean client? There is: common, client, mock-server. See npm run mutation -- --help",
  ],
  [["format", "src"], 'It takes no "src". See npm run format -- --help'],
  [["benhc"], "There is no command benhc. Did you mean bench?"],
])("%j is refused in one line", async (args, line) => {
  expect(await run(...args)).toEqual({ code: 2, stdout: "", stderr: `${line}\n` });
});

/** A package whose script stops as those of the repository do; it says so, and takes a moment. */
async function projectThatServes(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "remo-kit-signals-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const signals = pathToFileURL(join(root, "scripts/signals.mjs")).href;
  const script = `import { writeFileSync } from "node:fs";
    import { stopSignal, stopWithParent } from ${JSON.stringify(signals)};
    stopWithParent();
    setTimeout(() => {}, 20_000); // What serves keeps it running.
    const stopped = stopSignal();
    console.log("serving " + process.pid);
    await stopped;
    setTimeout(() => { writeFileSync("stopped", ""); process.exit(0); }, 300);`;
  await writeFile(join(folder, "serve.mjs"), script);
  await writeFile(join(folder, "package.json"), '{ "scripts": { "start": "node serve.mjs" } }');
  return folder;
}

const stopped = (folder: string) =>
  expect.poll(() => readdir(folder), { timeout: 10_000 }).toContain("stopped");

test("a Ctrl-C in a terminal stops what npm has started, with exit code 0", {
  tags: "terminal",
}, async () => {
  const folder = await projectThatServes();
  const args = ["--quiet", "--return", "--command", "npm start", join(folder, "typescript")];
  const child = spawn("script", args, { cwd: folder, env: { ...process.env, SHELL: "/bin/sh" } });
  child.stdout.on("data", (text) => String(text).includes("serving ") && child.stdin.write("\x03"));
  expect(await new Promise((ended) => child.on("exit", ended))).toBe(0);
  expect(await readdir(folder)).toContain("stopped");
});

test("nothing is left running when npm is ended", async () => {
  const folder = await projectThatServes();
  const npm = process.env.npm_execpath?.endsWith("npm-cli.js")
    ? [process.execPath, process.env.npm_execpath]
    : ["npm"];
  const [program = "", ...args] = [...npm, "start"];
  const child = spawn(program, args, { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
  child.stdout.on("data", (text) => String(text).includes("serving ") && child.kill("SIGTERM"));
  await new Promise((ended) => child.on("exit", ended));
  await stopped(folder);
});

test("a test that is skipped says in the report why, and how to have it", async () => {
  const report = join(clone, "report.json");
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const args = [vitest, "run", "browsers/contract-report", "--reporter=json", `--outputFile=${report}`];
  const env = { ...process.env, CHROMIUM_PATH: "/nowhere", CI: "" };
  await new Promise((ended) => execFile(process.execPath, args, { cwd: join(root, "e2e"), env }, ended));
  const { testResults } = JSON.parse(await readFile(report, "utf8"));
  const tests = testResults.flatMap(
    ({ assertionResults }: { assertionResults: object[] }) => assertionResults,
  );
  expect(tests.length).toBeGreaterThan(3);
  for (const { status, meta } of tests)
    expect([status, meta.skipped]).toEqual(["skipped", expect.stringContaining("CHROMIUM_PATH, /nowhere")]);
});
