import { readFileSync } from "node:fs";
import { flagTable, readCommand, readPreflags, UsageError } from "@remo-kit/common/cli";
import { problemsOf } from "@remo-kit/common/testing/program";
import { operationList } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { defaults } from "../options.ts";
import { keys, runCli } from "../testing/command.ts";
import { program } from "./flags.ts";

const secret = keys.REMO_API_KEY;
const names = Object.keys(program.commands).join(", ");
const analyze = ["analyze-soccer", "kick.mp4", "--height", "170"];

test("flags are read into what the client takes", () => {
  const more = [
    "--uuid=U",
    "--base-url",
    "http://h",
    "--allow-insecure-http",
    "--timeout",
    "1.5",
    "--keys-file=K",
    "--env-file=E",
  ];
  expect(readCommand(program, [...analyze, ...more, "--json", "--lang", "ko"], {})).toMatchObject({
    ...{ name: "analyze-soccer", argument: "kick.mp4", lang: "ko" },
    values: {
      ...{ height: "170", uuid: "U", baseUrl: "http://h", allowInsecureHttp: true, timeout: 1500 },
      ...{ keysFile: "K", envFile: "E", json: true },
    },
  });
});

test("a file may look like a flag after --", () => {
  const asked = readCommand(program, ["analyze-soccer", "--height=170", "--", "--email"], {});
  expect(asked).toMatchObject({ argument: "--email" });
});

test.each([
  [[], {}, { lang: "en", json: false }],
  [[], { LANG: "ko_KR.UTF-8" }, { lang: "ko", json: false }],
  [["--lang", "en", "--json"], { LANG: "ko" }, { lang: "en", json: true }],
  [["--lang=ko"], { LANG: "C" }, { lang: "ko", json: false }],
  [["--lang=xx"], { LANG: "ko" }, { lang: "ko", json: false }],
  [["--", "--json", "--lang=ko"], {}, { lang: "en", json: false }],
  [[], { REMO_LANG: "ko", REMO_JSON: "1" }, { lang: "ko", json: true }],
  [["--lang=en", "--no-json"], { REMO_LANG: "ko", REMO_JSON: "1" }, { lang: "en", json: false }],
  [[], { LANG: "ko", LC_ALL: "C", REMO_JSON: "0" }, { lang: "en", json: false }],
])("%j with %j answers as %j, even where the other flags are wrong", (args, env, preflags) => {
  const { lang, isOn } = readPreflags(program, args, env);
  expect({ lang, json: isOn("json") }).toEqual(preflags);
});

test("a variable is what its flag is, but for the uuid, which is that of one video", () => {
  const env = {
    REMO_HEIGHT: "170",
    REMO_TIMEOUT: "2",
    REMO_JSON: "false",
    REMO_UUID: "U",
    REMO_API_KEY: secret,
  };
  const asked = readCommand(program, ["analyze-soccer", "kick.mp4"], env);
  expect(asked).toMatchObject({ values: { height: "170", timeout: 2000, json: false }, warnings: [] });
  expect(asked).not.toMatchObject({ values: { uuid: "U" } });
});

test.each([
  [
    ["analyze-soccer", "--height=170"],
    "FILE is missing: remo analyze-soccer FILE --height <CM>",
    "필수 인자가 없습니다: FILE",
  ],
  [["analyze-soccer", "kick.mp4"], "--height is missing.", "필수 플래그가 없습니다: --height"],
  [[...analyze, secret], "remo analyze-soccer takes one FILE;", "하나만 받습니다"],
  [
    [...analyze, `--hieght=${secret}`],
    "--hieght is not a flag of this command.",
    "없는 플래그입니다: --hieght",
  ],
  [[...analyze, "--heigt"], "Did you mean --height?", "혹시 --height입니까?"],
  [[...analyze, `-p${secret}`], "A flag that was given is not", "없는 플래그입니다."],
  [[...analyze, "--uuid"], "--uuid needs a value.", "플래그에 값이 없습니다: --uuid"],
  [[...analyze, "--uuid", "--json"], "--uuid needs a value.", "플래그에 값이 없습니다: --uuid"],
  [[...analyze, "--lang", secret], "--lang takes one of en, ko.", "en, ko 중 하나를 지정하십시오"],
  [[...analyze, `--timeout=${secret}`], "--timeout takes a number above 0", "--timeout: 0보다 크고"],
  [[...analyze, "--timeout=0"], "above 0", "0보다 크고"],
])("mistake of usage %#: reported in both languages, without the value that was given", (args, en, ko) => {
  for (const [lang, text] of Object.entries({ en, ko })) {
    const read = () => readCommand(program, args, { LANG: lang });
    expect(read).toThrow(UsageError);
    expect(read).toThrow(text);
    expect(read).toThrow(
      expect.objectContaining({ advice: expect.stringContaining("remo analyze-soccer --help") }),
    );
    expect(read).not.toThrow(secret);
  }
});

test.each([[[secret]], [["analyze-socer", "kick.mp4"]]])(
  "an unknown command is not repeated (%#)",
  (args) => {
    expect(() => readCommand(program, args, {})).toThrow(`There is no such command; known are ${names}.`);
    expect(() => readCommand(program, args, {})).not.toThrow(secret);
  },
);

test("a mistyped command gets what was meant, on one line", async () => {
  const { code, stdout, stderr } = await runCli(["analyze-socer", "kick.mp4"]);
  expect(stderr).toBe(
    `remo: There is no such command; known are ${names}. Did you mean analyze-soccer? See "remo --help".\n`,
  );
  expect([code, stdout]).toEqual([2, ""]);
});

test("a usage error exits with 2; with --json it is one line of JSON", async () => {
  const wrong = ["analyze-soccer", "kick.mp4"];
  const people = await runCli(wrong);
  expect(people).toMatchObject({ code: 2, stdout: "" });
  expect(people.stderr).toBe('remo: --height is missing. See "remo analyze-soccer --help".\n');
  const { code, stdout, stderr } = await runCli([...wrong, "--json"]);
  expect(JSON.parse(stdout)).toMatchObject({
    ok: false,
    error: { name: "UsageError", code: null, uuid: null },
  });
  expect([code, stderr]).toEqual([2, ""]);
});

test("the help names the command, the keys, an example and the exit codes", async () => {
  const { code, stdout, stderr } = await runCli(["analyze-soccer", "--help"], {});
  for (const text of [
    "Usage: remo analyze-soccer",
    "--height <CM>",
    "REMO_USER_KEY",
    "Examples:",
    "Exit codes:",
  ])
    expect(stdout).toContain(text);
  expect([code, stderr]).toEqual([0, ""]);
});

test("each flag has a text, and the help has room on a terminal, in both languages", async () => {
  expect(problemsOf(program)).toEqual([]);
  expect((await runCli(["analyze-soccer", "--help", "--lang", "ko"], {})).stdout).toContain("사용법:");
});

test("a bare remo prints the help on stderr and exits with 2", async () => {
  const { code, stdout, stderr } = await runCli([], {});
  expect(stderr).toContain("remo analyze-soccer kick.mp4 --height 170 --wait --keys-file keys.env");
  expect([code, stdout]).toEqual([2, ""]);
});

test.each([
  [["--lang", "fr"], {}, "--lang takes one of en, ko."],
  [["--lang", "analyze-soccer"], {}, "--lang takes one of en, ko."],
  [[], { REMO_LANG: "fr" }, "REMO_LANG takes one of en, ko."],
])("%j with %j and no command says what is wrong", async (args, env, message) => {
  const { code, stdout, stderr } = await runCli(args, env);
  expect(stderr).toBe(`remo: ${message} See "remo --help".\n`);
  expect([code, stdout]).toEqual([2, ""]);
});

test("--version prints that of the package", async () => {
  expect(await runCli(["--version"], {})).toEqual({
    code: 0,
    stdout: `${packageJson.version}\n`,
    stderr: "",
  });
});

test("there is a command for each operation, and each is in the list of the help, in both languages", async () => {
  expect(Object.keys(program.commands)).toHaveLength(operationList.length);
  for (const [lang, words] of [
    ["en", ["Send a soccer video", "Read the measurements of a soccer video", "Read the score"]],
    ["ko", ["축구 영상 분석을 요청", "축구 영상의 측정값 조회", "축구 영상의 점수 조회"]],
  ] as const) {
    const help = readCommand(program, ["--help", "--lang", lang], {});
    for (const text of [...words, ...Object.keys(program.commands)])
      expect(help).toMatchObject({ text: expect.stringContaining(text) });
  }
});

test("the default that is shown is that of the client", () => {
  expect(program.commands["analyze-soccer"]?.flags["base-url"].default).toBe(defaults.baseUrl);
});

// Other families have the same tables.
test.each(["analyze-soccer", "get-soccer-result", "get-soccer-score"])(
  "the README's table of flags is what %s takes",
  (command) => {
    const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
    expect(readme).toContain(flagTable(program, command));
  },
);
