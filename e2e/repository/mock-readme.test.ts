// Holds the tables of the mock's README, and the flags that it and the guides name, to the code.

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type FaultName, faults, scenarios } from "@remo-kit/mock-server";
import { expect, test } from "vitest";

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), "utf8");

const readme = await read("packages/mock-server/README.md");
const guides = [await read("docs/guides/mock.md"), await read("docs/guides/mock.ko.md")];

/** The cells of each row of the README's table whose head begins with `head`; a backslash keeps a pipe. */
function table(head: string): string[][] {
  const [lines = ""] = readme.slice(readme.indexOf(`| ${head} |`)).split("\n\n");
  const rows = lines.split("\n").slice(2);
  return rows.map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll("\\|", "|").replaceAll("`", "")),
  );
}

/** The flags that `--help` names. */
async function flagsOfHelp(): Promise<string[]> {
  const cli = fileURLToPath(new URL("cli.js", import.meta.resolve("@remo-kit/mock-server")));
  const { stdout } = await promisify(execFile)(process.execPath, [cli, "--help"]);
  return [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, flag = ""]) => flag);
}

test("the README and the guides name no flag that there is not", async () => {
  const known = await flagsOfHelp();
  expect(known.length).toBeGreaterThan(20);
  const others = [
    "--no-NAME",
    "--package",
    "--rm",
    "--silent",
    "--retry",
    "--retry-delay",
    "--retry-connrefused",
  ];
  for (const document of [readme, ...guides]) {
    const named = document.match(/(?<![\w-])--[a-z][\w-]*/g) ?? [];
    for (const flag of named) expect([...known, "--cors", ...others]).toContain(flag);
  }
});

test("the README's tables of scenarios and faults are those of the code", () => {
  const all = [...scenarios.values()];
  const answers = all.filter(({ category }) => category !== "fault");
  expect(table("scenario")).toEqual(
    answers.map(({ name, code, uuidSuffix }) => [name, String(code), uuidSuffix]),
  );
  const listed = table("fault").map(([name, value, charged, suffix]) => [name, value, charged, suffix]);
  expect(listed).toEqual(Object.keys(faults).map((name) => faultRow(name as FaultName)));
});

function faultRow(name: FaultName): string[] {
  const { phase, suffix, ...fault } = faults[name];
  const { unit, default: byDefault } = "value" in fault ? fault.value : {};
  const range = name === "latency" ? " or a range" : "";
  const value = unit === undefined ? "" : `${unit}${range}, ${byDefault}`;
  return [name, value, phase === "upload" ? "never" : "if accepted", suffix];
}
