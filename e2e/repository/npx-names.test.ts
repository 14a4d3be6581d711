// Anybody may register the names of our commands at npm: a text names the scoped package that has the command.

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url);

/** Every file of the repository that is text, this test aside. */
async function texts(): Promise<string[]> {
  const flags = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const { stdout } = await promisify(execFile)("git", flags, { cwd: fileURLToPath(root) });
  return stdout
    .split("\0")
    .filter((file) => file !== "" && !/npx-names\.test\.ts$|\.(mp4|png|gz|bin|db)$/.test(file));
}

const runners = ["npx", "bunx", "pnpx", "bun x", "(?:npm|pnpm|yarn) (?:exec|dlx|x|install|i|add)"].join("|");
const ours = "remo(?:-(?:mock|contract|kit))?";
/** A runner, its flags, and a name without a scope. In code, its arguments stand in quotes. */
const unscoped = new RegExp(
  `\\b(?:${runners})(?: --?(?!package\\b|p\\b)[\\w=-]+)* (?:npm:)?${ours}(?![\\w/-])`,
  "g",
);

const strays = (text: string): string[] =>
  text
    .replace(/\\\n/g, " ")
    .replace(/["'`,[\]\s]+/g, " ")
    .match(unscoped) ?? [];

test("no text of the repository lets npm look for a command of ours under a name that anybody may register", async () => {
  const files = await texts();
  expect(files.length).toBeGreaterThan(500);
  const found = files.map(async (file) =>
    strays(await readFile(new URL(file, root), "utf8").catch(() => "")).map((text) => `${file}: ${text}`),
  );
  expect((await Promise.all(found)).flat()).toEqual([]);
});

test.each([
  "npx remo analyze-soccer kick.mp4",
  "npx --yes remo-mock --port 0",
  'run("npx", ["-y", "remo-contract"])',
  "`pnpm dlx remo-mock`",
  "bunx remo",
  "npm install -g remo-contract",
])("%s is found", (text) => {
  expect(strays(text)).toHaveLength(1);
});

test.each([
  "npx --package=@remo-kit/client remo analyze-soccer kick.mp4",
  "npx --yes --package=@remo-kit/mock-server remo-mock",
  "npx -p @remo-kit/contract-tests remo-contract",
  "npm install @remo-kit/client",
  "npx remote-thing",
  "node_modules/.bin/remo-mock",
])("%s is right", (text) => {
  expect(strays(text)).toEqual([]);
});
