import { readFile, stat, truncate, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { chanceFaultOf, faultOf } from "../../fault-effect.ts";
import { alice, job, openFile, start, temporaryFile } from "../test-support.ts";
import type { OpenDatabase } from "./database.ts";
import { migrations } from "./schema.ts";
import { openStateFile } from "./state-file.ts";
import { StateFileError } from "./state-file-error.ts";

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
async function fileOfOther(sql: string): Promise<string> {
  const file = await temporaryFile();
  const db = new Libsql(file, { timeout: 0 });
  db.exec(sql);
  db.close();
  return file;
}

test("without the package for this platform the error says how to do without, and no file is made", async () => {
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
  const file = await fileOfOther(sql);
  const before = await readFile(file);
  expect((await refusal(file)).message).toContain("is no state file of this mock");
  expect(await readFile(file)).toEqual(before);
});

test("a file of a newer mock is refused, with both versions", async () => {
  const file = await temporaryFile();
  await (await openFile(file)).close();
  const db = new Libsql(file, { timeout: 0 });
  db.exec("PRAGMA user_version = 4");
  db.close();
  expect((await refusal(file)).message).toBe(
    `--state FILE: ${file} is of version 4, from a newer mock; this one knows version 3. It was left as it is. Update the mock, or name another file.`,
  );
});

test("a file of the first version is opened: its jobs are of soccer, wherever that family stands in the table; its faults are understood", async () => {
  const file = await temporaryFile();
  const db = new Libsql(file, { timeout: 0 });
  migrations[0]?.(db);
  const state = {
    clock: { wall: start, virtual: start, scale: 1 },
    settings: { faults: [{ fault: "latency", value: "5-9", probability: 0.5 }] },
    next: [
      { id: 1, scenario: "reset-upload", value: "3", times: 2 },
      { id: 2, scenario: "accepted", times: 1, waitTime: 3 },
    ],
    lastAccount: 4,
    lastNext: 7,
  };
  db.prepare("INSERT INTO tenants (name, state, lanes) VALUES ('t', ?, '[1000010]')").run(
    JSON.stringify(state),
  );
  db.exec(`PRAGMA user_version = 1; INSERT INTO accounts VALUES (1, 1, '${alice.email}', 'u', 'a', 96)`);
  db.exec("INSERT INTO jobs VALUES (1, 1, 1, 'one', 'ONE', 'content', 1000000, 1000010, 1, 4)");
  db.close();
  const opened = await openFile(file);
  const kept = { family: "soccer", uuid: "ONE", startedAt: start, readyAt: start + 10, failure: undefined };
  expect(await opened.jobs("t", 10)).toMatchObject([{ id: 1, ...kept }]);
  expect(await opened.accept("t", job({ uuid: "one" }))).toMatchObject({
    fileExists: true,
    credits: 92,
    waitMs: 20,
  });
  expect((await opened.settings("t")).faults).toEqual([
    chanceFaultOf({ fault: "latency", value: "5-9", probability: 0.5 }),
  ]);
  expect(await opened.queue("t")).toEqual([
    { id: 1, scenario: "reset-upload", fault: faultOf({ fault: "reset-upload", value: "3" }), times: 2 },
    { id: 2, scenario: "accepted", times: 1, waitTime: 3 },
  ]);
  expect(await opened.enqueue("t", { scenario: "accepted", times: 1 })).toMatchObject({ id: 8 });
  expect(await opened.putAccount("t", { ...alice, email: "new@example.com" })).toMatchObject({ id: 5 });
});

test("a file of the second version is opened: its jobs get ids in the order of their acceptance, and go on from there", async () => {
  const file = await temporaryFile();
  const db = new Libsql(file, { timeout: 0 });
  for (const migrate of migrations.slice(0, 2)) migrate(db);
  const state = {
    clock: { wall: start, virtual: start, scale: 1 },
    settings: {},
    queue: { last: 0, answers: [] },
    lastAccount: 1,
  };
  for (const name of ["t", "other"]) {
    db.prepare("INSERT INTO tenants (name, state) VALUES (?, ?)").run(name, JSON.stringify(state));
  }
  db.exec(`INSERT INTO accounts VALUES (1, 1, '${alice.email}', 'u', 'a', 96)`);
  const rows = [
    "(1, 3, 1, 'one', 'ONE', 'c', 1000000, 1000010, 2, 8, 'soccer', 1000000, NULL)",
    "(1, 2, 1, 'two', 'two', 'd', 1000000, 1000020, 1, 4, 'soccer', 1000010, 'analysis-failed')",
    "(2, 3, 1, 'one', 'one', 'c', 1000000, 1000010, 1, 4, 'soccer', 1000000, NULL)",
  ];
  db.exec(`INSERT INTO jobs VALUES ${rows.join(", ")}; PRAGMA user_version = 2`);
  db.close();
  const opened = await openFile(file);
  expect(await opened.jobs("t", 10)).toMatchObject([
    { id: 3, uuid: "ONE", times: 2, failure: undefined, result: undefined },
    { id: 2, uuid: "two", startedAt: start + 10, failure: "analysis-failed" },
  ]);
  expect(await opened.finishJob("t", { uuid: "one" }, start)).toMatchObject({ job: { id: 3 } });
  await opened.accept("t", job({ uuid: "new" }));
  expect(await opened.jobs("t", 1)).toMatchObject([{ id: 4, uuid: "new" }]);
});

test.each([
  ["state", "{", "a state is invalid at its begin"],
  ["state", '{"settings":{"faults":"secret@email.com"}}', "a state is invalid at clock"],
  ["lanes", '["secret@email.com"]', "a list of lanes is invalid at 0"],
])("a file whose %s is %s is refused, and no value of it is shown", async (column, text, found) => {
  const file = await temporaryFile();
  const state = await openFile(file);
  await state.accounts("t");
  await state.close();
  const db = new Libsql(file, { timeout: 0 });
  db.prepare(`UPDATE tenants SET ${column} = ?`).run(text);
  db.close();
  await expect(openFile(file).then((opened) => opened.accounts("t"))).rejects.toThrow(found);
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
