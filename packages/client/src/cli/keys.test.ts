import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keys, runCli } from "../testing/command.ts";
import { readKeys } from "./keys.ts";
import { textsOf } from "./texts/texts.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "remo-kit-keys-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function envFile(text: string | Uint8Array): Promise<string> {
  const path = join(folder, "keys.env");
  await writeFile(path, text);
  return path;
}

const en = textsOf("en");
const flags = ["analyze-soccer", "no-such-file.mp4", "--height=170"];
const { REMO_EMAIL: email, REMO_USER_KEY: userKey, REMO_API_KEY: apiKey } = keys;

test("keys come from the environment", async () => {
  expect(await readKeys(keys, undefined, en)).toEqual({ email, userKey, apiKey });
});

test("keys come from a file, with quotes, comments, Windows line ends and a byte order mark", async () => {
  const text = `\ufeffREMO_EMAIL=${email}\r\n# mine\r\nREMO_USER_KEY='${userKey}'\r\nexport REMO_API_KEY="${apiKey}"\r\n`;
  expect(await readKeys({}, await envFile(text), en)).toEqual({ email, userKey, apiKey });
});

test("the environment wins over the file, but an empty variable is none", async () => {
  const path = await envFile("REMO_EMAIL=file\nREMO_USER_KEY=file\nREMO_API_KEY=file\n");
  const env = { REMO_EMAIL: email, REMO_USER_KEY: " " };
  expect(await readKeys(env, path, en)).toEqual({ email, userKey: "file", apiKey: "file" });
});

test.each(["--keys-file", "--env-file"])("the command reads %s", async (flag) => {
  const path = await envFile(`REMO_EMAIL=${email}\nREMO_USER_KEY="${userKey}"\nREMO_API_KEY="${apiKey}"\n`);
  const { code, stderr } = await runCli([...flags, flag, path], {});
  expect(stderr).toContain("no-such-file.mp4 cannot be read"); // So the keys were found.
  expect(code).toBe(2);
});

test.each([
  [{}, "REMO_EMAIL, REMO_USER_KEY and REMO_API_KEY are not set."],
  [{ REMO_EMAIL: email, REMO_USER_KEY: "" }, "REMO_USER_KEY and REMO_API_KEY are not set."],
  [{ REMO_EMAIL: email, REMO_USER_KEY: userKey }, "REMO_API_KEY is not set."],
])("keys that are missing are named (%#)", async (env, text) => {
  const { code, stdout, stderr } = await runCli(flags, env);
  expect(stderr).toContain(`remo: ${text} Set REMO_EMAIL`);
  expect([code, stdout]).toEqual([2, ""]);
});

test("keys that are missing in a file are named with it, in Korean where LANG says so", async () => {
  const path = await envFile(`REMO_EMAIL=${email}`);
  const { stderr } = await runCli([...flags, "--keys-file", path], { LANG: "ko_KR.UTF-8" });
  expect(stderr).toContain(
    `설정되지 않았습니다: REMO_USER_KEY, REMO_API_KEY (환경 변수와 ${path} 모두에 없음)`,
  );
});

test("an env file that cannot be read is named", async () => {
  const { code, stderr } = await runCli([...flags, "--keys-file=none.env"], {});
  expect(stderr).toContain("The file none.env with the keys cannot be read (ENOENT). Set REMO_EMAIL");
  expect(code).toBe(2);
});

test.each([
  ["--api-key", apiKey],
  [`--api-key=${apiKey}`],
  [`--userKey=${userKey}`],
  ["--email", email],
  ["--REMO_API_KEY", apiKey],
])("a key in a flag is refused and not repeated (%#)", async (...flag) => {
  const { code, stdout, stderr } = await runCli([...flags, ...flag]);
  expect(stderr).toMatch(/^remo: --[\w-]+ is refused: keys are never taken from flags, because/);
  expect([code, stdout]).toEqual([2, ""]);
});

test.each([
  ["UTF-16, as Windows PowerShell 5 writes it", "\ufeff", "utf16le"],
  ["UTF-16 of the other byte order", "\ufeff", "utf16be"],
] as const)("keys come from a file in %s", async (_, mark, encoding) => {
  const text = `${mark}REMO_EMAIL=${email}\r\nREMO_USER_KEY="${userKey}"\r\nREMO_API_KEY="${apiKey}"\r\n`;
  const little = Buffer.from(text, "utf16le");
  const path = await envFile(encoding === "utf16be" ? little.swap16() : little);
  expect(await readKeys({}, path, en)).toEqual({ email, userKey, apiKey });
});

test.each([
  ["UTF-16 without a mark", Buffer.from(`REMO_EMAIL=${email}\n`, "utf16le")],
  ["Latin-1", Buffer.from("REMO_EMAIL=j\u00fcrgen@example.com\n", "latin1")],
])("a file in %s is refused with the reason", async (_, bytes) => {
  const message = expect.stringContaining("cannot be read (not UTF-8, nor UTF-16 with its mark)");
  await expect(readKeys({}, await envFile(bytes), en)).rejects.toMatchObject({ name: "UsageError", message });
});

test("a key with a line break in it is refused by the name of its variable, and not shown", async () => {
  const env = { ...keys, REMO_API_KEY: `${apiKey}\n` };
  const { code, stderr } = await runCli(flags, env);
  expect(stderr).toContain("remo: REMO_API_KEY must be a non-empty string");
  expect(code).toBe(2);
});
