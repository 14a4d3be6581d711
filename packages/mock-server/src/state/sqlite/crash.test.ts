import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { defaultsWith, stateOf, temporaryFile } from "../test-support.ts";
import { openSqliteStore } from "./sqlite.ts";
import { crashDefaults } from "./testing/crash-child.ts";

const script = fileURLToPath(new URL("testing/crash-child.ts", import.meta.url));
const tsx = fileURLToPath(import.meta.resolve("tsx"));

type Answered = { readonly uuid: string; readonly credits: number };

/** Runs a mock's store in a process of its own, kills it once it has printed so many jobs, and gives those. */
async function killAfter(
  printed: number,
  file: string,
  atOnce: number,
  before: () => Promise<unknown> = async () => {},
): Promise<Answered[]> {
  const child = spawn(process.execPath, ["--import", tsx, script, file, String(atOnce)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const ended = once(child, "exit");
  const answers: Answered[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const [, uuid, credits] = /^(\S{36}) (\d+);$/.exec(line) ?? []; // The last line may be cut.
    if (!uuid || answers.push({ uuid, credits: Number(credits) }) !== printed) continue;
    await before();
    child.kill("SIGKILL");
  }
  expect(await ended).toEqual([null, "SIGKILL"]);
  return answers;
}

test("kill -9 in the middle of parallel requests loses no answered job, no change of one, and no credit", {
  timeout: 60_000,
}, async () => {
  const file = await temporaryFile();
  const credits = crashDefaults.accounts[0]?.credits ?? 0;
  const answered: string[] = [];
  for (const [printed, atOnce] of [
    [1, 1000],
    [1500, 1000],
    [3210, 1000],
    [333, 40],
    [100, 1],
  ] as const) {
    const answers = await killAfter(printed, file, atOnce);
    answered.push(...answers.map(({ uuid }) => uuid));
    const store = stateOf(await openSqliteStore(file, crashDefaults), defaultsWith());
    const jobs = await store.jobs("t", Number.POSITIVE_INFINITY);
    const [account] = await store.accounts("t");
    await store.close();
    const kept = new Set(jobs.filter(({ readyAt }) => readyAt === 0).map(({ uuid }) => uuid));
    expect(new Set(jobs.map(({ id }) => id)).size).toBe(jobs.length);
    expect(answered.filter((uuid) => !kept.has(uuid))).toEqual([]);
    const spent = jobs.reduce((sum, { charged }) => sum + charged, 0);
    expect(account?.credits).toBe(credits - spent);
    expect(account?.credits).toBeLessThanOrEqual(answers.at(-1)?.credits ?? -1);
  }
  expect(new Set(answered).size).toBe(answered.length);
});

test("a file that another process has open is refused, and free as soon as that one is gone", async () => {
  const file = await temporaryFile();
  const refused = () => expect(openSqliteStore(file, crashDefaults)).rejects.toThrow("is in use by another");
  await killAfter(1, file, 1, refused);
  await (await openSqliteStore(file, crashDefaults)).close();
});
