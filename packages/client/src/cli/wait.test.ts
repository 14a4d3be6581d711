import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describedOperation, operationList, operationOf, responseContent } from "@remo-kit/openapi";
import { expect, onTestFinished, test } from "vitest";
import { serveHttp, whole } from "../testing/calls.ts";
import { keys, runCli, uuid } from "../testing/command.ts";

const { REMO_EMAIL } = keys;
const examples = responseContent(describedOperation(operationOf("getSoccerResult")), 200)["application/json"];
const result = examples?.examples.done?.value as { readonly [metric: string]: object };
const score = { kick_right_hip_x: { impact: 10 } };
const refusal = (status: number) => ({ status, body: { state: false, status, message: "no" } });

type Answer = { readonly status?: number; readonly body?: object; readonly hangs?: true };

/** A server whose reads get these answers, the last one again and again, and a video. `asked` has what was sent. */
async function stage(
  answers: readonly Answer[],
  onRead: (count: number, folder: string) => unknown = () => {},
) {
  const folder = await mkdtemp(join(tmpdir(), "remo-kit-wait-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "kick.mp4"), "video");
  const asked: object[] = [];
  const reads = [...answers];
  const server = await serveHttp((request, response) =>
    whole(request, async (text) => {
      const operation = operationList.find(({ path }) => path === request.url);
      const sent = JSON.parse(String(text));
      asked.push({ ...sent, base64_video: undefined });
      if (operation?.kind === "submit") {
        const receipt = { state: 1, wait_time: 0, file_exist: false, message: "", credit: 4 };
        return response.end(JSON.stringify({ ...receipt, uuid: sent.uuid }));
      }
      await onRead(asked.length, folder);
      const { status, body, hangs } = reads[0] ?? {};
      if (reads.length > 1) reads.shift();
      if (!hangs) response.writeHead(status ?? 200).end(JSON.stringify(body ?? bodyOf(operation?.slug)));
    }),
  );
  const base = `--base-url=${server.url}`;
  const analyze = (...more: string[]) =>
    runCli([
      "analyze-soccer",
      join(folder, "kick.mp4"),
      "--height=170",
      "--uuid",
      uuid,
      "--wait",
      base,
      ...more,
    ]);
  return { folder, asked, base, analyze };
}

const bodyOf = (slug = "") => (slug.endsWith("score") ? score : result);

test("with --wait, the receipt goes to stderr before the wait, and result and score to stdout", async () => {
  const { analyze } = await stage([refusal(534), {}]);
  const { code, stdout, stderr } = await analyze();
  expect(stderr).toMatch(new RegExp(`^Accepted: .*\nuuid: ${uuid}\n`));
  expect(stdout).toMatch(/Kicking hip speed +185\.95°\/s +170 or more +10\.00 \/ 10 {2}\[=+\]/);
  expect(code).toBe(0);
});

test("with --json, all of it is one line, and the receipt one of stderr", async () => {
  const { analyze } = await stage([{}]);
  const { code, stdout, stderr } = await analyze("--json");
  expect(JSON.parse(stderr)).toEqual({ ok: true, receipt: JSON.parse(stdout).receipt });
  expect(stdout).toMatch(/^[^\n]+\n$/);
  expect(JSON.parse(stdout)).toMatchObject({
    ok: true,
    receipt: { uuid },
    result: { uuid, ...result },
    score,
  });
  expect(code).toBe(0);
});

test("what is not ready in time exits with 6, and its command goes on, in another process", async () => {
  const { analyze } = await stage([refusal(533), refusal(533), {}]);
  const { code, stdout, stderr } = await analyze("--max-wait", "1", "--lang", "en");
  const [, line = ""] = /\nTo go on: remo (.*)\n$/.exec(stderr) ?? [];
  expect(stderr).toContain(`\nuuid: ${uuid}\n`);
  expect([code, stdout]).toEqual([6, ""]);
  const second = await runCli([...line.split(" "), "--json"], { REMO_EMAIL });
  expect(JSON.parse(second.stdout)).toMatchObject({ ok: true, result: { uuid }, score: { uuid } });
  expect(second.code).toBe(0);
});

test.each([
  ["en", "remo: There was no result within the time of --max-wait."],
  ["ko", "remo: --max-wait로 정한 시간 안에 결과가 나오지 않았습니다."],
])("what is not ready in time says so, and once what the last answer was: %s", async (lang, headline) => {
  const { base } = await stage([refusal(533)]);
  const args = ["get-soccer-result", uuid, "--wait", "--max-wait=1", base, `--lang=${lang}`];
  const { stderr } = await runCli(args, { REMO_EMAIL });
  const [first, second] = stderr.split("\n");
  expect(first).toBe(headline);
  expect(second).toMatch(
    /^No result within 1000 ms; .* \(POST [^ ]*\): The API refused with code 533: [\w ]*$/,
  );
});

test("a uuid that is none is named as the argument that it is", async () => {
  const { stderr } = await runCli(["get-soccer-result", "nope"], { REMO_EMAIL });
  expect(stderr).toMatch(/^remo: UUID must be a UUID/);
});

test("an analysis that failed exits with 7 at once, with what was paid for, and is not to be asked for again", async () => {
  const { analyze } = await stage([refusal(520)]);
  const { code, stdout } = await analyze("--json");
  const { error, receipt } = JSON.parse(stdout);
  expect(error).toMatchObject({ reason: "analysis-failed", uuid, charged: "unknown" });
  expect(error).not.toHaveProperty("again");
  expect(receipt).toMatchObject({ uuid });
  expect(code).toBe(7);
});

test("Ctrl-C in the wait prints the uuid and how to go on", async () => {
  let kill = (_: NodeJS.Signals) => {};
  const { folder, base } = await stage([{ hangs: true }], () => kill("SIGINT"));
  const args = ["analyze-soccer", join(folder, "kick.mp4"), "--height=170", "--uuid", uuid, "--wait", base];
  const { code, stderr } = await runCli(args, keys, (end) => {
    kill = end;
  });
  expect(stderr).toContain(
    `\nuuid: ${uuid}\nTo go on: remo get-soccer-result ${uuid} --wait ${base.replace("=", " ")}\n`,
  );
  expect(code).toBe(130);
});

test.each([
  ["get-soccer-result", "result", /Planting foot position +1\.42× +1\.3 to 1\.7\n/],
  ["get-soccer-score", "score", /Kicking hip speed +170 or more +10\.00 \/ 10 {2}\[=+\]/],
])("%s needs the e-mail address alone", async (command, what, shown) => {
  const { base, asked } = await stage([{}]);
  const people = await runCli([command, uuid, base], { REMO_EMAIL });
  expect(people.stdout).toMatch(shown);
  const { code, stdout } = await runCli([command, uuid, base, "--json"], { REMO_EMAIL });
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, [what]: { uuid } });
  expect(asked).toEqual(Array(2).fill({ id: REMO_EMAIL, uuid }));
  expect(code).toBe(0);
  const { stderr } = await runCli([command, uuid, base], {});
  expect(stderr).toMatch(/^remo: REMO_EMAIL is not set\. Set REMO_EMAIL in the environment, or/);
});

test("a read that is not ready exits with 6 and says how to go on", async () => {
  const { base } = await stage([refusal(534)]);
  const { code, stderr } = await runCli(["get-soccer-result", uuid, base], { REMO_EMAIL });
  expect(stderr).toContain(`To go on: remo get-soccer-result ${uuid} --wait`);
  expect(code).toBe(6);
});

test("--out has what --json prints", async () => {
  const { folder, analyze } = await stage([{}]);
  const path = join(folder, "result.json");
  const { code, stdout } = await analyze("--out", path, "--lang=ko");
  expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({
    ok: true,
    receipt: { uuid },
    result,
    score,
  });
  expect(stdout).toMatch(/엉덩관절 각속도 .*\n(.*\n)*.*result\.json에 저장했습니다\.\n$/);
  expect(code).toBe(0);
});

test("where --out cannot be written after all, the result is on stdout, and the exit code is 8", async () => {
  const { folder, analyze } = await stage([{}], (count, at) => count === 2 && mkdir(join(at, "result.json")));
  const { code, stdout, stderr } = await analyze("--out", join(folder, "result.json"));
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, receipt: { uuid }, result, score });
  expect(stderr).toContain("result.json could not be written (E");
  expect(code).toBe(8);
});

test("a place where nothing can be written is refused before anything is sent", async () => {
  const { folder, analyze, asked } = await stage([{}]);
  const { code, stderr } = await analyze("--out", join(folder, "none", "result.json"));
  expect(stderr).toContain("of --out cannot be written (ENOENT)");
  expect([code, asked]).toEqual([2, []]);
});

test.each([["--wait"], ["--out=x.json"]])("--manifest takes no %s", async (flag) => {
  const { code, stderr } = await runCli(["analyze-soccer", "--manifest=videos.csv", flag]);
  expect(stderr).toContain("--manifest gives receipts: it takes neither --wait nor --out.");
  expect(code).toBe(2);
});
