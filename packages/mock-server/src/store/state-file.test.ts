import { readFile, stat, truncate, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { type OpenDatabase, openStateFile } from "./state-file.ts";
import { StateFileError } from "./state-file-error.ts";
import { job, openFile, temporaryFile } from "./test-support.ts";

const Libsql: OpenDatabase = createRequire(import.meta.url)("libsql");

/** Why the file cannot be opened. */
async function refusal(file: string, load?: () => OpenDatabase): Promise<StateFileError> {
  const error = await openStateFile(file, load).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StateFileError);
  return error as StateFileError;
}

/** A database that another program made. */
async function foreignFile(sql: string): Promise<string> {
  const file = await temporaryFile();
  const db = new Libsql(file, { timeout: 0 });
  db.exec(sql);
  db.close();
  return file;
}

test("without the package for this platform it is told how to do without, and no file is made", async () => {
  const file = await temporaryFile();
  const { message, cause } = await refusal(file, () => createRequire(import.meta.url)("@libsql/none"));
  expect(message).toContain("--state FILE: the optional package libsql");
  expect(message).toContain("or start without --state");
  expect(cause).toMatchObject({ code: "MODULE_NOT_FOUND" });
  await expect(readFile(file)).rejects.toThrow("ENOENT");
});

test("a file that another mock has open is refused, until that one is closed", async () => {
  const file = await temporaryFile();
  const first = await openFile(file);
  expect((await refusal(file)).message).toBe(
    `--state FILE: ${file} is in use by another program, most likely another mock. Stop that one, or name another file: a file serves one mock at a time.`,
  );
  await first.accept("t", job());
  await first.close();
  expect(await (await openFile(file)).jobs("t", 10)).toHaveLength(1);
});

test.each([
  ["no database", "Not a database, but long enough that it could begin like one.".repeat(20)],
  ["a short text", "xy"],
  ["a letter", "x"],
])("a file that is %s is refused, and left as it is", async (_, text) => {
  const file = await temporaryFile();
  await writeFile(file, text);
  const { message } = await refusal(file);
  expect(message).toContain(`${file} is there, and is no state file of this mock.`);
  expect(message).toContain("Name another file");
  expect(await readFile(file, "utf8")).toBe(text);
});

test.each([
  ["of another program", "CREATE TABLE notes (text TEXT); PRAGMA user_version = 1"],
  ["marked by another program", "PRAGMA application_id = 5; PRAGMA user_version = 1"],
])("a database %s is refused, and left as it is", async (_, sql) => {
  const file = await foreignFile(sql);
  const before = await readFile(file);
  expect((await refusal(file)).message).toContain("is no state file of this mock");
  expect(await readFile(file)).toEqual(before);
});

test("a file of a newer mock is refused, with both versions", async () => {
  const file = await temporaryFile();
  await (await openFile(file)).close();
  const db = new Libsql(file, { timeout: 0 });
  db.exec("PRAGMA user_version = 2");
  db.close();
  expect((await refusal(file)).message).toBe(
    `--state FILE: ${file} is of version 2, from a newer mock; this one knows version 1. It was left as it is. Update the mock, or name another file.`,
  );
});

test("a damaged file is refused", async () => {
  const file = await temporaryFile();
  await (await openFile(file)).close();
  await truncate(file, 5000);
  expect((await refusal(file)).message).toContain(`${file} is damaged`);
});

test("a file without the tables of its version is refused, and let go", async () => {
  const file = await temporaryFile();
  await (await openFile(file)).close();
  const db = new Libsql(file, { timeout: 0 });
  db.exec("DROP TABLE jobs");
  await expect(openFile(file)).rejects.toThrow(`${file} cannot be opened: no such table: jobs.`);
  db.exec("DROP TABLE accounts");
  db.close();
});

test("a folder, a device, and a file in a folder that is not there, are refused", async () => {
  const file = await temporaryFile();
  const folder = dirname(file);
  expect((await refusal(folder)).message).toContain(`${folder} is there, and is no file`);
  if (process.platform !== "win32") expect((await refusal("/dev/null")).message).toContain("is no file");
  expect((await refusal(`${file}/../none/state.db`)).message).toContain(
    `there is no folder ${folder}/none. Make it`,
  );
  await writeFile(file, "");
  expect((await refusal(`${file}/state.db`)).message).toContain(`there is no folder ${file}.`);
});

test.skipIf(process.platform !== "linux")(
  "a folder that takes no file is refused, also of root",
  async () => {
    expect((await refusal("/proc/state.db")).message).toContain("this user may not write to /proc");
  },
);

test("an empty file is taken as a new one, and is its owner's alone from then on", async () => {
  const file = await temporaryFile();
  await writeFile(file, "", { mode: 0o644 });
  expect(await (await openFile(file)).accept("t", job())).toMatchObject({ accepted: true });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});
