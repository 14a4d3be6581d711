// Runs the code of the client's guide as it stands there, but for addresses, and holds its tables to the client.

import { readFile } from "node:fs/promises";
import * as client from "@remo-kit/client";
import { demoAccount, startMockServer } from "@remo-kit/mock-server";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { listen, sampleVideo } from "../testing/loopback.ts";
import { projectWith } from "../testing/project.ts";
import { typeProblems } from "../testing/type-check.ts";

const guide = await readFile(new URL("../../docs/guides/client.md", import.meta.url), "utf8");
const video = await readFile(sampleVideo);
const mock = await startMockServer({ port: 0 });
const storage = await listen((_, response) =>
  response.writeHead(200, { "content-length": video.length }).end(video),
);

/** Each block begins with the name of its file. */
const files = Object.fromEntries(
  [...guide.matchAll(/^```ts\n\/\/ (\S+)\n(.*?)^```$/gms)].map(([, name = "", code = ""]) => [
    name,
    code
      .replace("http://127.0.0.1:4010", mock.url)
      .replace("https://storage.example.com", storage.url)
      .replaceAll("kick.mp4", sampleVideo)
      .replace('"calls.jsonl"', 'new URL("calls.jsonl", import.meta.url)'),
  ]),
);
const project = await projectWith(files);
const { email, userKey, apiKey } = demoAccount;
vi.stubEnv("REMO_EMAIL", email);
vi.stubEnv("REMO_USER_KEY", userKey);
vi.stubEnv("REMO_API_KEY", apiKey);
const log = vi.spyOn(console, "log").mockImplementation(() => {});
const run = <Exports>(file: string): Promise<Exports> => import(project.pathOf(file));

beforeEach(async () => {
  log.mockClear();
  await mock.control.reset();
});

afterAll(async () => {
  await Promise.all([mock.close(0), storage.close(), project.remove()]);
});

test("the code of the guide type-checks, every block of it", () => {
  expect(Object.keys(files)).toHaveLength(guide.match(/^```ts$/gm)?.length ?? 0);
  expect(typeProblems(Object.keys(files).map(project.pathOf))).toEqual([]);
});

test.each([
  ["first.ts", 1],
  ["sources.ts", 6],
  ["safe.ts", 1],
])("%s sends the mock the video, %i times", async (file, times) => {
  await run(file);
  const sent = { status: 200, video: { bytes: video.length } };
  expect(await mock.control.journal()).toMatchObject(Array(times).fill(sent));
});

test("progress.ts prints each phase", async () => {
  await run("progress.ts");
  const phases = log.mock.calls.map(([line]) => /^(\w+) \d+ %, \d+ kB\/s$/.exec(line)?.[1]);
  expect([...new Set(phases)]).toEqual(["connect", "upload", "answer", undefined]);
});

test.each([
  ["000000000412", "Send another video."],
  ["000000000421", /^wrong-api-key: Put in the issued/],
  ["000000000422", "Not enough credits: 3 left."],
  ["000000000550", /^processing-error: Do not retry/],
  ["fa0170000004", /^It may have arrived\. Keep 00000000-0000-4000-8000-fa0170000004\.$/],
])("the switch over errors says what a uuid that ends in %s causes", async (suffix, text) => {
  type Exports = { analyze(video: client.Video, uuid: string): Promise<string> };
  const { analyze } = await run<Exports>("errors.ts");
  expect(await analyze(video, `00000000-0000-4000-8000-${suffix}`)).toMatch(text);
});

test("what is sent is waited for, and each metric of its result has a line", async () => {
  type Exports = { kneeScore(uuid: string): Promise<number | undefined> };
  type Lines = { linesOf(result: client.SoccerResult, language: "en" | "ko"): string[] };
  const remo = client.createRemoClient({ ...demoAccount, baseUrl: mock.url });
  const { uuid } = await remo.analyzeSoccer({ video, height: 170 });
  await mock.control.advance(3600);
  const { kneeScore } = await run<Exports>("later.ts");
  expect(await kneeScore(uuid)).toBeGreaterThanOrEqual(0);
  const { linesOf } = await run<Lines>("marks.ts");
  const lines = linesOf(await remo.getSoccerResult({ uuid }), "en");
  expect(lines).toHaveLength(12);
  for (const line of lines) expect(line).toMatch(/^[A-Z][\w ]+: -?[\d.]+ \S+, [\d.]+ \/ 10\. [A-Z].*\.$/);
});

test("with the store of stored.ts a uuid that was accepted is not sent again", async () => {
  const { stored, store } = await run<{ stored: client.RemoClient; store: client.CallStore }>("stored.ts");
  const { uuid } = await stored.analyzeSoccer({ video, height: 170 });
  const again = stored.analyzeSoccer({ video, height: 170, uuid });
  await expect(again).rejects.toMatchObject({ name: "RemoInputError", earlier: { state: "accepted" } });
  expect(await store.list()).toMatchObject([{ uuid, state: "accepted" }]);
  expect(await mock.control.journal()).toHaveLength(1);
});

test("the log of a call has its events, and no key", async () => {
  type Exports = { logged: client.RemoClient; ended: client.CallDiagnostics[] };
  const { logged, ended } = await run<Exports>("logged.ts");
  await logged.analyzeSoccer({ video, height: 170 });
  await logged.analyzeSoccer.safe({ video, height: 170, uuid: "00000000-0000-4000-8000-000000000421" });
  const events = log.mock.calls.map(([line]) => JSON.parse(String(line)));
  expect(events.map(({ event }) => event)).toEqual(["request", "accepted", "request", "failed"]);
  expect(ended).toMatchObject([
    { ok: true, attempts: 1 },
    { ok: false, error: { code: 421 } },
  ]);
  for (const secret of [email, userKey, apiKey])
    expect(log.mock.calls.join() + JSON.stringify(ended)).not.toContain(secret);
});

describe("the test of the guide", async () => {
  await run("remo.test.ts");
});

/** The cells of each row of the table whose head begins with `head`. */
const table = (head: string): string[][] =>
  (guide.slice(guide.indexOf(`| ${head} |`)).split("\n\n")[0] ?? "")
    .split("\n")
    .slice(2)
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

test("the table of errors has every class", () => {
  const classes = Object.keys(client).filter((name) => /^Remo\w+Error$/.test(name));
  const listed = table("name").map(([name]) => name?.replaceAll("`", ""));
  expect(listed.sort()).toEqual(classes.sort());
});
