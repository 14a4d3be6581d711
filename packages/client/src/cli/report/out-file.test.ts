import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { checkOutFile, writeOutFile } from "./out-file.ts";

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "remo-kit-out-"));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

test("a file is replaced whole, and nothing is left beside it", async () => {
  const at = await folder();
  const path = join(at, "result.json");
  await writeFile(path, "something longer that was there");
  await checkOutFile(path);
  await writeOutFile(path, "new\n");
  expect(await readFile(path, "utf8")).toBe("new\n");
  expect(await readdir(at)).toEqual(["result.json"]);
});

test("where it cannot be written, what was there stays, and nothing is left beside it", async () => {
  const at = await folder();
  await mkdir(join(at, "taken"));
  await expect(writeOutFile(join(at, "taken"), "new")).rejects.toThrow();
  expect(await readdir(at)).toEqual(["taken"]);
});

test("a folder, a device and a folder that is not there are known before anything is sent", async () => {
  const at = await folder();
  await symlink("/dev/null", join(at, "device"));
  for (const path of [at, join(at, "device"), join(at, "none", "result.json")])
    await expect(checkOutFile(path)).rejects.toThrow(/not a file|ENOENT/);
});
