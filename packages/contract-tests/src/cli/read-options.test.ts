import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "@remo-kit/common/cli";
import { problemsOf } from "@remo-kit/common/testing/program";
import { profiles } from "@remo-kit/openapi";
import * as v from "valibot";
import { afterAll, expect, test } from "vitest";
import { contractDefaults } from "../run/options.ts";
import { flags, program } from "./flags.ts";
import { listText, planText } from "./plan-text.ts";
import { readOptions } from "./read-options.ts";

const folder = mkdtempSync(join(tmpdir(), "remo-kit-options-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const keys = { REMO_EMAIL: "kim@secret.test", REMO_USER_KEY: "u-5f1c77", REMO_API_KEY: "k-83ab10" };
const read = (line: string, env = {}) => readOptions(line.split(" ").filter(Boolean), env);

test("the defaults that are shown are those of a run", () => {
  expect(v.parse(flags["max-bytes"].schema, flags["max-bytes"].default)).toBe(contractDefaults.maxBytes);
  expect(v.parse(flags.height.schema, flags.height.default)).toBe(contractDefaults.height);
  expect(v.parse(flags.rate.schema, flags.rate.default)).toBe(contractDefaults.rate);
});

test("a run takes its target, its limits and its files from the flags, its keys from the environment alone", () => {
  const line =
    "--target https://api.example.com/ --allow-spend 60 --timeout 2.5 --max-bytes 5MB --seed 7 --report r --lang ko";
  expect(read(line, keys)).toMatchObject({
    kind: "run",
    warnings: [],
    run: {
      allowed: 60,
      seed: 7,
      targets: [{ url: "https://api.example.com", keys: { email: "kim@secret.test" } }],
      session: { timeoutMs: 2500, limits: { bytes: 5_000_000 } },
    },
    options: { report: "r", lang: "ko", seed: 7 },
  });
});

test("keys of which one is missing are not used, and a warning names it", () => {
  const { REMO_USER_KEY: _, ...two } = keys;
  const command = read("--target https://api.example.com", two);
  expect(command).toMatchObject({
    warnings: ["REMO_USER_KEY is not set, so the other keys are not used."],
    run: { targets: [{ keys: undefined }] },
  });
});

test("a profile is a name, a file, or what --profile-out wrote", () => {
  const bare = file("bare.json", profiles.observed);
  const found = file("found.json", { profile: profiles.observed, undecided: [], evidence: {} });
  for (const given of ["observed", bare, found]) {
    expect(read(`--profile ${given}`)).toMatchObject({
      run: { targets: [{ profile: profiles.observed }, {}] },
    });
  }
});

test.each([
  [
    "--target api.remo.re.kr",
    '--target takes the origin of a server, such as https://api.example.com or http://127.0.0.1:4010; received "api.remo.re.kr".',
  ],
  [
    "--target http://api.remo.re.kr",
    "--target http://api.remo.re.kr would get keys in clear text (A11); use https://api.remo.re.kr, or allow it with --allow-insecure-http.",
  ],
  [
    "--target https://a.test --allow-spend some",
    '--allow-spend takes a whole number from 0 to 1000000; received "some".',
  ],
  ["--target https://a.test --rate 0", '--rate takes a number from 0.01 to 1000; received "0".'],
  ["--target https://a.test --max-bytes 5TB", "or with a unit kB, MB or GB (1 kB = 1000 bytes)"],
  ["--target https://a.test --profile observed", "--profile is for the mocks; a target has its own."],
  ["--allow-spend 4", "--allow-spend has no effect without --target."],
  ["--max-wait 4", "--max-wait has no effect without --target."],
  ["--target https://a.test --max-wait -1", '--max-wait takes a number from 0 to 86400; received "-1".'],
  ["--lang de", '--lang takes one of en, ko; received "de".'],
  ["--only nothing", '--only takes the id of a case, which --list prints; received "nothing".'],
  [
    "--replay none.json",
    '--replay: "none.json" cannot be read (ENOENT: no such file or directory); it takes a file that --record wrote.',
  ],
  ["--target https://a.test --target https://b.test", "--target takes one value"],
  ["--unknown", "--unknown is not a flag of this command."],
  ["--alow-spend 60", "--alow-spend is not a flag of this command. Did you mean --allow-spend?"],
  ["--target --allow-spend 60", "--target needs a value."],
  ["more", "remo-contract takes flags only."],
])("%s is a usage error", (line, message) => {
  expect(() => read(line)).toThrow(UsageError);
  expect(() => read(line)).toThrow(message);
});

test.each([
  ["--target https://kim:secret@a.test", {}, "--target: takes an origin alone"],
  ["", { REMO_CONTRACT_TARGET: "https://kim:secret@a.test" }, "REMO_CONTRACT_TARGET: takes an origin alone"],
  ["--lang ko --target https://kim:secret@a.test", {}, "--target: 서버 주소만 지정하십시오."],
])("a password in the address of a target is not printed (%#)", (line, env, message) => {
  expect(() => read(line, env)).toThrow(message);
  expect(() => read(line, env)).not.toThrow("secret");
});

test("files that cannot be used are reported by name and place", () => {
  const [known, recording] = [file("known.json", [{ key: "a" }]), file("recording.json", "{}")];
  expect(() => read(`--known ${known}`)).toThrow(
    `--known: ${known} cannot be used: This is no list of known divergences`,
  );
  expect(() => read(`--replay ${recording}`)).toThrow(
    `--replay: ${recording} cannot be used: \`[0].format\` is missing`,
  );
});

test("a recording is judged by itself: what is for sending has no effect", () => {
  const exchanges = { format: "remo-contract-recording-1", date: "", target: "t", spec: "", exchanges: [] };
  const recording = file("empty.json", exchanges);
  expect(read(`--replay ${recording} --report r`)).toMatchObject({
    kind: "replay",
    options: { report: "r" },
  });
  expect(() => read(`--replay ${recording} --target https://a.test`)).toThrow(
    "--target has no effect with --replay, which sends nothing.",
  );
});

test("the plan says what runs, what it may cost and what is left out", () => {
  const command = read("--target https://a.test --plan --allow-spend 30 --rate 1", keys);
  const text = command.kind === "plan" ? planText(command.run) : "";
  expect(text).toMatch(
    /^Plan for https:\/\/a.test\n {2}First, [^\n]+\n {2}Free, without keys of an account: \d+\n/,
  );
  expect(text).toContain("credits (20), wrong-api-key (4), result-not-ready (4)");
  expect(text).toContain("Left out, not allowed so far, --allow-spend N allows more: 5");
  expect(text).toContain(
    "a second wrong key may lock the account, --only asks for it: 1\n    wrong-user-key (4)",
  );
  expect(text).toContain("Wrong keys: wrong-api-key sends a wrong key of the account once.");
  expect(text).toContain("Expected cost: at most 28 credits, 30 allowed; all that can be run would cost 48.");
  expect(text).toContain("Limits: 500 requests, 500000000 bytes, 1 requests a second.");
  for (const secret of Object.values(keys)) expect(text).not.toContain(secret);
});

test("the plan says how long a run may wait, why, and how it asks; and that it does not, where it may not", () => {
  const planned = (flags: string, lang: "en" | "ko" = "en") => {
    const command = read(`--target https://a.test --plan --allow-spend 60 ${flags}`, keys);
    return command.kind === "plan" ? planText(command.run, lang).replaceAll(/\s+/g, " ") : "";
  };
  expect(planned("")).toContain("Waiting: at most 300 s in all (--max-wait), as result-done, score-done ask");
  expect(planned("--max-wait 90", "ko")).toContain("대기: 최대 90초(--max-wait). result-done, score-done");
  const never = planned("--max-wait 0");
  expect(never).not.toContain("Waiting:");
  expect(never).toContain(
    "Left out, would have to wait, --max-wait S allows it: 2 result-done (0), score-done (0)",
  );
});

test("plan and list are in Korean where it is asked for", () => {
  const command = read("--target https://a.test --plan --lang ko", keys);
  expect(command.kind === "plan" ? planText(command.run, command.lang) : "").toMatch(
    /^https:\/\/a.test 실행 계획\n {2}먼저 [^\n]+\n {2}무료, 계정의 인증 키 없이 실행: \d+\n/,
  );
  expect(listText("ko")).toMatch(/^ {2}credits +20크레딧 +/m);
});

test("a variable is what its flag is", () => {
  const env = {
    REMO_CONTRACT_TARGET: "https://a.test",
    REMO_CONTRACT_ALLOW_SPEND: "60",
    REMO_CONTRACT_PLAN: "1",
  };
  expect(read("", env)).toMatchObject({ kind: "plan", run: { allowed: 60 } });
  expect(read("--target https://b.test", { ...env, REMO_CONTRACT_PLAN: "0" })).toMatchObject({
    kind: "run",
    run: { targets: [{ url: "https://b.test" }] },
  });
});

test("the list has every case and every probe", () => {
  expect(listText()).toMatch(/^ {2}credits +20 credits +three videos .* \[F01 .*\]$/m);
  expect(listText()).toMatch(/^ {2}forced-accepted +mock +/m);
  expect(listText()).toMatch(/^ {2}http-status +A05 +reads unknown-user$/m);
});

test("list and plan say what is asked first, and that one wrong key is sent", () => {
  const command = read("--target https://a.test --plan --allow-spend 60", keys);
  const plan = command.kind === "plan" ? planText(command.run) : "";
  for (const text of [plan, listText()])
    expect(text).toContain("First, one empty request for each operation");
  expect(plan).toContain("sends a wrong key of the account once.");
  expect(listText()).toContain("Of wrong-api-key, wrong-user-key one runs on a server");
});

test("each flag has a text, and the help has room on a terminal, in both languages", () => {
  expect(problemsOf(program)).toEqual([]);
});
