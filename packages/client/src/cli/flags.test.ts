import { expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { keys, runCli } from "../testing/command.ts";
import { readFlags, readPreflags } from "./flags.ts";
import { textsOf } from "./texts/texts.ts";
import { width } from "./width.ts";

const secret = keys.REMO_API_KEY;
const analyze = ["analyze-soccer", "kick.mp4", "--height", "170"];

test("flags are read into what the client takes", () => {
  const more = [
    "--uuid=U",
    "--base-url",
    "http://h",
    "--allow-insecure-http",
    "--timeout",
    "1.5",
    "--env-file=E",
  ];
  expect(readFlags([...analyze, ...more, "--json", "--lang", "ko"], textsOf("en"))).toEqual({
    ...{ file: "kick.mp4", envFile: "E", input: { height: "170", uuid: "U" } },
    client: { baseUrl: "http://h", allowInsecureHttp: true, timeout: { total: 1500 } },
  });
});

test("a file may look like a flag after --", () => {
  const asked = readFlags(["analyze-soccer", "--height=170", "--", "--email"], textsOf("en"));
  expect(asked).toMatchObject({ file: "--email" });
});

test.each([
  [[], {}, { lang: "en", json: false }],
  [[], { LANG: "ko_KR.UTF-8" }, { lang: "ko", json: false }],
  [["--lang", "en", "--json"], { LANG: "ko" }, { lang: "en", json: true }],
  [["--lang=ko"], { LANG: "C" }, { lang: "ko", json: false }],
  [["--lang=xx"], { LANG: "ko" }, { lang: "ko", json: false }],
  [["--", "--json", "--lang=ko"], {}, { lang: "en", json: false }],
])("%j with %j answers as %j, even where the other flags are wrong", (args, env, preflags) => {
  expect(readPreflags(args, env)).toEqual(preflags);
});

test.each([
  [["analyze-soccer", "--height=170"], "The video file is missing", "영상 파일을 지정하십시오"],
  [["analyze-soccer", "kick.mp4"], "--height is missing.", "필수 플래그가 없습니다: --height"],
  [[...analyze, secret], "One video file at a time.", "한 번에 하나만"],
  [
    [...analyze, `--hieght=${secret}`],
    "--hieght is not a flag of this command.",
    "없는 플래그입니다: --hieght",
  ],
  [[...analyze, "--heigt"], "Did you mean --height?", "혹시 --height입니까?"],
  [[...analyze, `-p${secret}`], "A flag that was given is not", "없는 플래그입니다."],
  [[...analyze, "--uuid"], "--uuid needs a value.", "플래그에 값이 없습니다: --uuid"],
  [[...analyze, "--lang", secret], "--lang takes en or ko.", "en이나 ko를 지정하십시오"],
  [[...analyze, `--timeout=${secret}`], "--timeout takes a number of seconds", "--timeout에는 0보다 큰"],
  [[...analyze, "--timeout=0"], "greater than 0", "0보다 큰"],
  [[secret], "The command is analyze-soccer.", "없는 명령입니다."],
])("usage error %#: told in both languages, without the value that was given", (args, en, ko) => {
  for (const [lang, text] of [
    ["en", en],
    ["ko", ko],
  ] as const) {
    const told = expect.objectContaining({
      name: "UsageError",
      message: expect.stringContaining(text),
      advice: expect.stringContaining("remo analyze-soccer --help"),
    });
    let error: unknown;
    try {
      readFlags(args, textsOf(lang));
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toEqual(told);
    expect(String(error)).not.toContain(secret);
  }
});

test("a usage error exits with 2; with --json it is one line of JSON", async () => {
  const wrong = ["analyze-soccer", "kick.mp4"];
  const people = await runCli(wrong);
  expect(people).toMatchObject({ code: 2, stdout: "" });
  expect(people.stderr).toBe('remo: --height is missing.\nWhat to do: See "remo analyze-soccer --help".\n');
  const { code, stdout, stderr } = await runCli([...wrong, "--json"]);
  expect(JSON.parse(stdout)).toMatchObject({
    ok: false,
    error: { name: "UsageError", code: null, uuid: null },
  });
  expect([code, stderr]).toEqual([2, ""]);
});

test("help tells a newcomer the command, the keys, an example and the exit codes", async () => {
  const { code, stdout, stderr } = await runCli(["analyze-soccer", "--help"], {});
  for (const text of [
    "Usage: remo analyze-soccer",
    "--height <cm>",
    "REMO_USER_KEY",
    "Example:",
    "Exit codes:",
  ])
    expect(stdout).toContain(text);
  expect([code, stderr]).toEqual([0, ""]);
});

test("help is there in both languages, no line wider than 80 columns", async () => {
  for (const lang of ["en", "ko"] as const) {
    const { code, stdout } = await runCli(["analyze-soccer", "--help", "--lang", lang], {});
    const wide = stdout.split("\n").filter((line) => width(line) > 80);
    expect([code, wide]).toEqual([0, []]);
    expect(stdout).toContain(lang === "en" ? "Usage:" : "사용법:");
  }
});

test("a bare remo prints the help on stderr and exits with 2", async () => {
  const { code, stdout, stderr } = await runCli([], {});
  expect(stderr).toContain("remo analyze-soccer kick.mp4 --height 170 --env-file keys.env");
  expect([code, stdout]).toEqual([2, ""]);
});

test("--version prints that of the package", async () => {
  expect(await runCli(["--version"], {})).toEqual({
    code: 0,
    stdout: `${packageJson.version}\n`,
    stderr: "",
  });
});
