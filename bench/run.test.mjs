import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const script = fileURLToPath(new URL("run.mjs", import.meta.url));
const run = (...args) => promisify(execFile)(process.execPath, [script, ...args]);

test("a smoke run measures every contestant once, prints tables, and writes the figures apart", async () => {
  const { stdout } = await run("growth", "uploads", "state", "--quick");
  expect(stdout).toContain("| one video | client → mock, ms |");
  expect(stdout).toContain("| remembered requests |");
  const file = new URL("../.bench/results/partial/growth.json", import.meta.url);
  const { whole, machine, versions, tables, plots } = JSON.parse(await readFile(file, "utf8"));
  expect({ whole, cores: machine.cores > 0, node: versions.node }).toEqual({
    whole: false,
    cores: true,
    node: process.version,
  });
  const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => Object.values(row.cells)));
  expect(cells.length).toBeGreaterThan(0);
  expect(cells.every(({ median, rounds }) => median >= 0 && rounds === 1)).toBe(true);
  expect(plots.map(({ name }) => name)).toEqual(["upload-time", "upload-memory", "state-cost"]);
}, 60_000);

test("a part that there is not is refused with those that there are", async () => {
  await expect(run("growth", "nothing")).rejects.toMatchObject({
    code: 2,
    stderr: "Parts of growth are uploads, load, state; there is one flag, --quick.\n",
  });
});
