import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync, statSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { serveHttp, whole } from "../../testing/calls.ts";
import { keys, runCli } from "../../testing/command.ts";

type Body = { readonly uuid: string; readonly height: string };
type Answer = (body: Body, response: ServerResponse, request: IncomingMessage) => void;

const accept: Answer = ({ uuid }, response) => {
  response.end(JSON.stringify({ state: 1, wait_time: 11, file_exist: false, uuid, message: "", credit: 4 }));
};
const refuse =
  (status: number): Answer =>
  (_, response) =>
    void response.writeHead(status).end(JSON.stringify({ state: false, status, message: "no" }));

const patience = { timeout: 15_000 };

/** A folder of videos with a manifest, and a server that counts what it accepts. */
async function stage(count: number, answer: Answer = accept, lines?: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), "remo-kit-batch-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const files = Array.from({ length: count }, (_, at) => `kick-${at}.mp4`);
  for (const file of files) await writeFile(join(folder, file), file);
  const manifest = join(folder, "videos.csv");
  await writeFile(
    manifest,
    `file,height,uuid\n${(lines ?? files.map((file) => `${file},170`)).join("\n")}\n`,
  );
  const bodies: Body[] = [];
  const server = { answer, most: 0, running: 0 };
  const { url } = await serveHttp((request, response) => {
    server.running += 1;
    server.most = Math.max(server.most, server.running);
    response.on("close", () => {
      server.running -= 1;
    });
    whole(request, (body) => {
      bodies.push(JSON.parse(String(body)));
      server.answer(JSON.parse(String(body)), response, request);
    });
  });
  const run = (more: readonly string[] = [], onStart?: Parameters<typeof runCli>[2]) =>
    runCli(["analyze-soccer", "--manifest", manifest, "--json", `--base-url=${url}`, ...more], keys, onStart);
  const uuids = () => bodies.map(({ uuid }) => uuid);
  return { folder, manifest, state: `${manifest}.calls.jsonl`, files, bodies, server, url, run, uuids };
}

const linesOf = (stdout: string) =>
  stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
const summaryOf = (stdout: string) => linesOf(stdout).at(-1).summary;
const none = { accepted: 0, before: 0, unknown: 0, failed: 0, left: 0 };

test("each video is sent once, some at a time, and none of them the next time", async () => {
  const { run, bodies, server, uuids, state } = await stage(5, (body, response, request) => {
    setTimeout(() => accept(body, response, request), 20);
  });
  const first = await run(["--concurrency=2"]);
  expect([first.code, first.stderr]).toEqual([0, ""]);
  expect(summaryOf(first.stdout)).toEqual({ ...none, accepted: 5 });
  expect(linesOf(first.stdout)[0]).toMatchObject({
    file: expect.stringMatching(/^kick-\d\.mp4$/),
    state: "accepted",
    receipt: { waitTime: 11 },
  });
  expect([bodies.length, new Set(uuids()).size, server.most]).toEqual([5, 5, 2]);
  const second = await run();
  expect(summaryOf(second.stdout)).toEqual({ ...none, before: 5 });
  expect([second.code, bodies.length]).toEqual([0, 5]);
  for (const secret of Object.values(keys)) expect(await readFile(state, "utf8")).not.toContain(secret);
});

test(
  "many at a time give no warning; what cannot be recorded any more is said",
  async () => {
    const { run, state } = await stage(12, (body, response, request) => {
      if (statSync(state).isFile()) {
        rmSync(state);
        mkdirSync(state); // Nothing can be appended to a folder.
      }
      setTimeout(() => accept(body, response, request), 20);
    });
    const { stdout, stderr } = await run(["--concurrency=12"]);
    expect(summaryOf(stdout).accepted).toBeGreaterThan(0);
    const lines = stderr.trimEnd().split("\n");
    expect(lines).toHaveLength(summaryOf(stdout).accepted);
    for (const line of lines)
      expect(line).toMatch(/^remo: what became of the video [\da-f-]{36} could not be.*EISDIR/);
  },
  patience.timeout,
);

test("for people it prints a line for each, and what is to be done", async () => {
  const { manifest, url, state } = await stage(2, refuse(550));
  const flags = ["analyze-soccer", "--manifest", manifest, `--base-url=${url}`, "--concurrency", "1"];
  const { code, stdout } = await runCli([...flags]);
  expect(stdout).toMatch(/^\[1\/2\] kick-0\.mp4: unknown, uuid [0-9a-f-]{36} The API refused/);
  expect(stdout).toContain("2 in all: unknown 2.\nThese may have been charged and are not sent again.");
  expect(stdout).toMatch(/:\n {2}kick-0\.mp4 {2}[0-9a-f-]{36}\n {2}kick-1\.mp4 {2}[0-9a-f-]{36}\n/);
  expect(stdout).toContain(`What became of each is kept in ${state}.`);
  expect(code).toBe(3);
});

test("after a kill -9 in the middle, the same command goes on, and each is accepted at most once", async () => {
  const { run, server, uuids, bodies } = await stage(12, (body, response, request) => {
    setTimeout(() => accept(body, response, request), 10);
  });
  const killed = await run(["--concurrency=3"], (kill) => {
    vi.waitUntil(() => bodies.length >= 5, patience).then(() => kill("SIGKILL"));
  });
  expect(killed.code).toBeNull();
  const second = await run();
  const { accepted, before, unknown, failed, left } = summaryOf(second.stdout);
  expect([accepted + before + unknown, failed, left]).toEqual([12, 0, 0]);
  expect(unknown).toBeLessThanOrEqual(3); // Those that were under way.
  expect(new Set(uuids()).size).toBe(bodies.length);
  expect(second.code).toBe(unknown > 0 ? 5 : 0);
  server.answer = () => expect.unreachable();
  const third = await run();
  expect(summaryOf(third.stdout)).toEqual({ ...none, before: accepted + before, unknown });
}, 30_000);

test("two commands at once send each video once", async () => {
  const { run, uuids, bodies } = await stage(8);
  const both = await Promise.all([run(), run()]);
  expect(new Set(uuids()).size).toBe(8);
  expect(bodies).toHaveLength(8);
  const sent = both.map(({ stdout }) => summaryOf(stdout).accepted);
  expect((sent[0] ?? 0) + (sent[1] ?? 0)).toBe(8);
}, 30_000);

test("what was refused for free is sent again the next time, with the same uuid", async () => {
  const uuid = randomUUID();
  const { run, server, uuids } = await stage(1, refuse(400), [`kick-0.mp4,170,${uuid}`]);
  expect(summaryOf((await run()).stdout)).toEqual({ ...none, failed: 1 });
  server.answer = accept;
  expect(summaryOf((await run()).stdout)).toEqual({ ...none, accepted: 1 });
  expect(uuids()).toEqual([uuid, uuid]);
});

test("an answer that was lost is unknown, and never sent again", async () => {
  const { run, server, bodies } = await stage(1, (_, __, request) => request.socket.destroy());
  const first = await run();
  expect(summaryOf(first.stdout)).toEqual({ ...none, unknown: 1 });
  expect(first.code).toBe(4);
  server.answer = accept;
  const second = await run();
  expect(summaryOf(second.stdout)).toEqual({ ...none, unknown: 1 });
  expect([second.code, bodies.length]).toEqual([5, 1]);
});

test("once the account is refused, no more are sent", async () => {
  const { run, bodies } = await stage(6, refuse(421));
  const { code, stdout } = await run(["--concurrency=2"]);
  expect(bodies.length).toBeLessThanOrEqual(2);
  expect(summaryOf(stdout)).toMatchObject({ left: 6 - bodies.length });
  expect(code).toBe(3);
});

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)(
  "%s begins no more, waits for the answers of those that were sent, and exits with %i",
  async (name, exitCode) => {
    let answer = () => {};
    const { run, bodies } = await stage(6, (body, response, request) => {
      const before = answer;
      answer = () => {
        before();
        accept(body, response, request);
      };
    });
    const { code, stdout } = await run(["--concurrency=2"], (kill) => {
      vi.waitUntil(() => bodies.length === 2, patience)
        .then(() => kill(name))
        .then(() => setTimeout(() => answer(), 200));
    });
    expect(summaryOf(stdout)).toEqual({ ...none, accepted: 2, left: 4 });
    expect([code, bodies.length]).toEqual([exitCode, 2]);
  },
);

test("a file that is not there is said before anything is sent; one that was accepted may be gone", async () => {
  const { run, folder, bodies } = await stage(2, accept);
  await run();
  await rm(join(folder, "kick-0.mp4"));
  expect((await run()).code).toBe(0);
  const other = await stage(2, accept);
  await rm(join(other.folder, "kick-1.mp4"));
  const { code, stdout } = await other.run();
  expect(linesOf(stdout)[0].error.detail).toContain("kick-1.mp4 cannot be read: ENOENT");
  expect([code, other.bodies.length, bodies.length]).toEqual([2, 0, 2]);
});

test.each([
  [["kick-0.mp4,170", "./kick-0.mp4,180"], [], "Line 3 of the manifest is the same video as line 2"],
  [["kick-0.mp4"], [], "the height must be a whole number"],
  [["kick-0.mp4,170"], ["kick.mp4"], "takes the place of FILE"],
  [["kick-0.mp4,170"], ["--uuid", randomUUID()], "takes the place of FILE"],
  [["kick-0.mp4,170"], ["--concurrency=0"], "--concurrency takes a whole number from 1 to 32"],
])("%j with %j is a mistake of usage", async (lines, flags, message) => {
  const { run, bodies } = await stage(1, accept, lines);
  const { code, stdout } = await run(flags);
  expect(linesOf(stdout)[0].error).toMatchObject({
    name: "UsageError",
    message: expect.stringContaining(message),
  });
  expect([code, bodies.length]).toEqual([2, 0]);
});
