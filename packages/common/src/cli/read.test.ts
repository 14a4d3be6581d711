import { expect, test } from "vitest";
import type { Program } from "./program.ts";
import { readCommand } from "./read.ts";
import { flagTable } from "./rows.ts";
import { UsageError } from "./usage-error.ts";
import { between, byteCount, filled, number, oneOf, token } from "./values.ts";

const texts = {
  description: "A tool.",
  groups: { own: "Own" },
  flags: { port: "The port of {what}.", "dry-run": "Send nothing." },
  defaults: { file: "none" },
  after: ["Example: tool --port 1"],
};
const flags = {
  port: { group: "own", value: "N", default: "1", schema: number(between(0, 9, "whole")) },
  size: { group: "own", value: "BYTES", schema: byteCount },
  mode: { group: "own", value: "MODE", schema: oneOf("fast", "slow") },
  file: { group: "own", value: "FILE", many: true, schema: filled({ en: "a file", ko: "파일 이름을" }) },
  token: { group: "own", value: "TOKEN", secret: true, schema: token },
  "dry-run": { group: "own" },
  color: { group: "own", on: true },
  seed: { group: "own", value: "N", flagOnly: true },
} as const;
const program = {
  ...{ name: "tool", version: "1.2.3", prefix: "TOOL_", commands: { "": { flags } } },
  ...{ texts: { en: texts, ko: texts }, words: { what: "the tool" } },
} as const satisfies Program;

const valuesOf = (line: string, env: { readonly [name: string]: string } = {}) => {
  const asked = readCommand(program, line.split(" ").filter(Boolean), env);
  return asked.kind === "command" ? asked.values : asked.text;
};

test("values are those of the flags, under the names of options", () => {
  expect(valuesOf("--port 7 --size=5kB --mode slow --dry-run --file a --file b")).toEqual({
    ...{ port: 7, size: 5000, mode: "slow", dryRun: true, file: ["a", "b"] },
  });
});

test("a variable is what its flag is, and a flag beats it", () => {
  const env = { TOOL_PORT: "7", TOOL_FILE: "a, b", TOOL_DRY_RUN: "1", TOOL_SEED: "3", TOOL_MODE: "nonsense" };
  expect(valuesOf("--mode fast", env)).toEqual({ port: 7, file: ["a", "b"], dryRun: true, mode: "fast" });
  expect(valuesOf("--dry-run --dry-run")).toEqual({ dryRun: true });
  expect(valuesOf("--mode fast --no-dry-run", env)).toMatchObject({ dryRun: false });
});

test.each(["0", "false", "FALSE"])("a switch whose variable is %s is off", (text) => {
  expect(valuesOf("", { TOOL_DRY_RUN: text, TOOL_COLOR: text })).toEqual({ dryRun: false, color: false });
});

test("an empty variable is none, and a switch that is on by default stays undefined", () => {
  expect(valuesOf("", { TOOL_DRY_RUN: "", TOOL_PORT: "" })).toEqual({});
  expect(valuesOf("--no-color")).toEqual({ color: false });
  expect(valuesOf("--color", { TOOL_COLOR: "0" })).toEqual({ color: true });
});

test.each([
  ["--prot 1", "--prot is not a flag of this command. Did you mean --port?"],
  ["--port 10", '--port takes a whole number from 0 to 9; received "10".'],
  ["--port 1.5", '--port takes a whole number from 0 to 9; received "1.5".'],
  ["--port --dry-run", "--port needs a value."],
  ["--port", "--port needs a value."],
  ["--size 5TB", "--size takes a whole number from 1 to 9007199254740991, or with a unit"],
  ["--mode quick", '--mode takes one of fast, slow; received "quick".'],
  ["--file= ", '--file takes a file; received "".'],
  ["--dry-run=1", /^--dry-run is a switch and takes no value\.$/],
  ["--no-color=0", /^--no-color is a switch and takes no value\.$/],
  ["-v", "-v is not a flag of this command."],
  ["-p 5", "-p is not a flag of this command."],
  ["-p=5", "-p is not a flag of this command."],
  ["-p5", "A flag that was given is not a flag of this command."],
  ["--token=a\u00a0b", /^--token takes 1 to 256 visible ASCII characters\.$/],
  ["more", "tool takes flags only."],
  ["--port 1 --port 2", "--port takes one value, and was given more than once."],
  ["--port 1 --port=1", "--port takes one value, and was given more than once."],
  ["--dry-run --no-dry-run", "--dry-run and --no-dry-run contradict each other."],
  ["--no-color --color", "--color and --no-color contradict each other."],
])("%s is a mistake of usage", (line, message) => {
  expect(() => valuesOf(line)).toThrow(UsageError);
  expect(() => valuesOf(line)).toThrow(message);
  expect(() => valuesOf(line)).toThrow(expect.objectContaining({ advice: 'See "tool --help".' }));
});

test("a mistake in a variable names the variable, in the language that is asked for", () => {
  expect(() => valuesOf("", { TOOL_DRY_RUN: "yes" })).toThrow(
    'TOOL_DRY_RUN takes 1, true, 0 or false; received "yes".',
  );
  expect(() => valuesOf("", { TOOL_PORT: "10", TOOL_LANG: "ko" })).toThrow(
    'TOOL_PORT: 0 이상 9 이하의 정수를 지정하십시오(받은 값: "10").',
  );
});

test("a variable that is none of the program is warned of", () => {
  const asked = readCommand(program, [], { TOOL_PROT: "1", TOOL_SEED: "1", OTHER: "1" });
  expect(asked).toMatchObject({
    warnings: ["TOOL_PROT", "TOOL_SEED"].map((name) => `${name} is no variable of tool; it has no effect.`),
  });
});

test.each(["-h", "-hV", "-Vh", "-hh", "--help", "--port x --help", "--prot --help"])(
  "%s prints the help",
  (line) => {
    const help = String(valuesOf(line));
    expect(help).toContain("Usage: tool [options]\n\nA tool.\n\nOwn\n");
    expect(help).toMatch(/--port <N> +The port of the tool\. \(default: 1; env: TOOL_PORT\)/);
    expect(help).toMatch(/--no-color +\(env: TOOL_COLOR\)/);
    expect(help).toMatch(/--seed <N> *\n/);
    expect(help).toContain("Example: tool --port 1");
  },
);

test.each(["-V", "-VV", "--version", "--version --port x"])("%s prints the version", (line) => {
  expect(valuesOf(line)).toBe("1.2.3\n");
});

test("the table of the docs has a row for each flag, and no cell that ends early", () => {
  const rows = flagTable(program).split("\n").slice(2);
  expect(rows).toHaveLength(Object.keys(flags).length + 3);
  for (const row of rows) expect(row.split(/(?<!\\)\|/)).toHaveLength(6);
  expect(rows).toContain(
    "| `--lang <en\\|ko>` | `TOOL_LANG` | that of the system, else en | Language of the texts. |",
  );
});

test("a flag may stand for the argument and for what is required", () => {
  const list = {
    list: { group: "own", value: "FILE", instead: true },
    size: { group: "own", value: "N", required: true },
  } as const;
  const withList = {
    ...program,
    commands: { "": { argument: "FILE", flags: list } },
  } as const satisfies Program;
  const ask = (line: string) => readCommand(withList, line.split(" ").filter(Boolean), {});
  expect(ask("--list=a")).toMatchObject({ argument: "", values: { list: "a" } });
  expect(ask("--list a --size 1 b")).toMatchObject({ argument: "b", values: { list: "a", size: "1" } });
  expect(() => ask("--size 1")).toThrow("FILE is missing");
  expect(() => ask("a")).toThrow("--size is missing.");
});
