import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { command, misbehavingServer, run, runCli, uuid } from "../testing/command.ts";

let folder = "";
let server: Awaited<ReturnType<typeof misbehavingServer>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "remo-kit-pipes-"));
  await writeFile(join(folder, "kick.mp4"), "video");
  server = await misbehavingServer();
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const flags = () => `--height=170 --uuid ${uuid} --json --base-url=${server.url}/accept`;

test.each([
  ["a pipe, as -", 'cat "$0" | COMMAND -'],
  ["a pipe, as /dev/stdin", 'cat "$0" | COMMAND /dev/stdin'],
  ["a file on stdin, as -", 'COMMAND - < "$0"'],
  ["a process substitution", 'COMMAND <(cat "$0")'],
])("a video comes from %s", async (_, line) => {
  const script = line.replace(
    "COMMAND",
    `${command.map((word) => `'${word}'`).join(" ")} analyze-soccer ${flags()}`,
  );
  const { code, stdout, stderr } = await run(["bash", "-c", script, join(folder, "kick.mp4")], {
    ...keysAsEnv,
    TMPDIR: folder,
  });
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, receipt: { uuid } });
  expect([code, stderr]).toEqual([0, ""]);
  expect((await readdir(folder)).filter((name) => name.startsWith("remo-kit-"))).toEqual([]);
});

const keysAsEnv = { REMO_EMAIL: "a@example.com", REMO_USER_KEY: "user-key", REMO_API_KEY: "api-key" };

test("an empty pipe is refused, and nothing is sent", async () => {
  const script = `true | ${command.join(" ")} analyze-soccer - ${flags()}`;
  const { code, stdout } = await run(["bash", "-c", script], keysAsEnv);
  expect(JSON.parse(stdout).error).toMatchObject({
    name: "RemoInputError",
    detail: "The source of the video ended without a byte.",
  });
  expect(code).toBe(2);
});

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s ends the reading of a FIFO that gives nothing, with %i", async (name, exitCode) => {
  const path = join(folder, name);
  execFileSync("mkfifo", [path]);
  const opened = spawnWhenOpened(path);
  const { code, stdout } = await runCli(
    ["analyze-soccer", path, ...flags().split(" ")],
    undefined,
    (kill) => {
      opened.then(() => kill(name));
    },
  );
  expect(JSON.parse(stdout).error).toMatchObject({ name: "RemoAbortError", advice: "Nothing was sent." });
  expect(code).toBe(exitCode);
});

/** Resolves when the FIFO is read: a writer that only opens it gets through then. */
function spawnWhenOpened(path: string): Promise<unknown> {
  const writer = spawn("sh", ["-c", 'exec 3> "$0"; echo; sleep 60', path]);
  onTestFinished(() => void writer.kill());
  return new Promise((opened) => writer.stdout.once("data", opened));
}
