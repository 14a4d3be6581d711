import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { command, keys, misbehavingServer, run, runCli, uuid } from "./testing/command.ts";

let folder = "";
let video = "";
let server: Awaited<ReturnType<typeof misbehavingServer>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "remo-kit-cli-"));
  video = join(folder, "kick.mp4");
  await writeFile(video, Buffer.alloc(100_000, 7));
  server = await misbehavingServer();
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** A call with what it needs, but for what `more` says otherwise: no flag may be given twice. */
const analyze = (path: string, ...more: string[]) => {
  const usual = ["--height=170", `--uuid=${uuid}`, `--base-url=${server.url}/${path}`];
  const given = new Set(more.map((flag) => flag.split("=", 1).join()));
  const kept = usual.filter((flag) => !given.has(flag.split("=", 1).join()));
  return runCli(["analyze-soccer", video, ...kept, ...more]);
};

test("a receipt is printed for people, and nothing but it is printed in a pipe", async () => {
  const { code, stdout, stderr } = await analyze("accept");
  expect(stdout).toContain(
    `Accepted: ${video} is being analysed.\nuuid: ${uuid}\nresult ready: in 1 min 15 s, at `,
  );
  expect(stdout).toContain("file already existed: no\ncredits to be used: 4\n");
  expect(stdout).toContain("The API's message: success for [redacted] \\u001b[31m\nKeep the uuid:");
  expect([code, stderr]).toEqual([0, ""]);
});

test.runIf(process.platform === "linux")(
  "where stdout takes nothing, the receipt goes to stderr",
  async () => {
    const [node = "", ...args] = [
      ...command,
      "analyze-soccer",
      video,
      "--height=170",
      "--json",
      `--base-url=${server.url}/accept`,
    ];
    const shell = ["-c", '"$@" > /dev/full', "sh", node, ...args];
    const { code, stdout, stderr } = await run(["sh", ...shell], keys);
    expect([code, stdout]).toEqual([0, ""]);
    expect(JSON.parse(stderr)).toMatchObject({ ok: true, receipt: { waitTime: 75 } });
  },
);

test("a receipt is printed in Korean", async () => {
  const { code, stdout } = await analyze("accept", "--lang", "ko");
  expect(stdout).toContain(
    `접수되었습니다. ${video} 영상을 분석하고 있습니다.\nuuid: ${uuid}\n결과 생성까지: 1분 15초 (`,
  );
  expect(stdout).toContain("이미 존재하는 파일: 아니요\n사용 예정 크레딧: 4\n");
  expect(code).toBe(0);
});

test("with --json, a receipt is one line of JSON", async () => {
  const { code, stdout, stderr } = await analyze("accept", "--json");
  expect(stdout).toMatch(/^[^\n]+\n$/);
  expect(JSON.parse(stdout)).toEqual({
    ok: true,
    receipt: {
      ...{ uuid, sentUuid: uuid, waitTime: 75, fileExists: false, credit: 4, warnings: [] },
      readyAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      message: "success for [redacted] \u001b[31m",
    },
  });
  expect([code, stderr]).toEqual([0, ""]);
});

test("a uuid is made where none is given, and printed", async () => {
  const flags = ["analyze-soccer", video, "--height", "170", "--base-url", `${server.url}/accept`];
  const { stdout } = await runCli(flags);
  expect(stdout).toMatch(/\nuuid: [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\n/);
});

test.each([
  [
    "en",
    [
      "code 421: wrong APIKey\n",
      "The API's message: no \\u001b[2J [redacted]\n",
      "What to do: Put in the issued",
    ],
  ],
  [
    "ko",
    ["코드 421: APIKey 틀림\n", "API 메시지: no \\u001b[2J [redacted]\n", "조치 방법: 발급받은 `APIKey`를"],
  ],
])("a refusal exits with 3 and shows meaning, advice and uuid (%s)", async (lang, texts) => {
  const { code, stdout, stderr } = await analyze("refuse", "--lang", lang);
  for (const text of [...texts, `\nuuid: ${uuid}\n`]) expect(stderr).toContain(text);
  expect([code, stdout]).toEqual([3, ""]);
});

test("with --json, a refusal is one line of JSON on the same stream", async () => {
  const { code, stdout, stderr } = await analyze("refuse", "--json", "--lang=ko");
  expect(stdout).toMatch(/^[^\n]+\n$/);
  expect(JSON.parse(stdout)).toEqual({
    ok: false,
    error: expect.objectContaining({
      ...{ operation: "analyzeSoccer", reason: "wrong-api-key" },
      ...{ name: "RemoApiError", code: 421, uuid, category: "account", retry: "after-fix", credit: 96 },
      message: "API가 요청을 거절했습니다. 코드 421: APIKey 틀림",
      advice: expect.stringContaining("발급받은 `APIKey`를"),
      detail: expect.stringContaining("code 421: wrong APIKey"),
      ...{ httpStatus: 421, apiMessage: "no \u001b[2J [redacted]" },
    }),
  });
  expect([code, stderr]).toEqual([3, ""]);
});

test("a code that is not documented exits with 3 too, with advice", async () => {
  const { code, stderr } = await analyze("undocumented");
  expect(stderr).toContain("code 499, which is not documented\nWhat to do: Ask the vendor");
  expect(code).toBe(3);
});

const mayHaveArrived = "credits may have been used";

test.each([
  ["reset", [], 4, "RemoNetworkError", mayHaveArrived, { mayHaveArrived: true }],
  ["hang", ["--timeout", "0.5"], 4, "RemoTimeoutError", mayHaveArrived, { phase: "total" }],
  [
    "html",
    [],
    5,
    "RemoGatewayError",
    mayHaveArrived,
    { httpStatus: 503, excerpt: "<h1>Sorry</h1> [redacted]" },
  ],
  [
    "none",
    ["--base-url=http://127.0.0.1:1", "--timeout=0.1"],
    4,
    "RemoTimeoutError",
    "Check the network",
    {},
  ],
  ["nonsense", [], 5, "RemoProtocolError", mayHaveArrived, { httpStatus: 200 }],
])("%s %j exits with %i and shows the uuid", async (path, flags, exitCode, name, advice, more) => {
  const { code, stdout } = await analyze(path, "--json", ...flags);
  const error = { name, code: null, uuid, advice: expect.stringContaining(advice), ...more };
  expect(JSON.parse(stdout)).toEqual({ ok: false, error: expect.objectContaining(error) });
  expect(code).toBe(exitCode);
});

test("an answer that is not the API's is reported in Korean, with its beginning and the uuid", async () => {
  const { code, stderr } = await analyze("html", "--lang=ko");
  expect(stderr).toContain("remo: API가 아니라 프록시나 다른 서버가 응답했습니다(HTTP 503).\n");
  expect(stderr).toContain("응답 앞부분: <h1>Sorry</h1> [redacted]\n조치 방법: 요청이 전달되어");
  expect(stderr).toContain(`\nuuid: ${uuid}\n`);
  expect(code).toBe(5);
});

test.each([
  [["--height", "1.5"], "--height must be a whole number"],
  [["--uuid", "42"], "--uuid must"],
  [["--base-url", "http://192.0.2.1"], "--allow-insecure-http"],
  [["--base-url", "ftp://192.0.2.1"], "--base-url must"],
])("the client's own refusal of %j exits with 2 and names the flag", async (flags, text) => {
  const { code, stdout, stderr } = await analyze("accept", ...flags);
  expect(stderr).toContain(text);
  expect([code, stdout]).toEqual([2, ""]);
});

test("a file that is not there exits with 2 and is named", async () => {
  const { code, stderr } = await runCli(["analyze-soccer", join(folder, "no.mp4"), "--height=170"]);
  expect(stderr).toContain(`${join(folder, "no.mp4")} cannot be read: ENOENT`);
  expect(code).toBe(2);
});
