import { constants } from "node:fs";
import { access, chmod, open, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import type { Database, OpenDatabase } from "./database.ts";
import { migrations, stateFileId } from "./schema.ts";
import { StateFileError, stateFileErrorFrom } from "./state-file-error.ts";

/** A mock that is being stopped has so long to let go of the file, in ms. */
const patience = 500;

/** Loaded only here: it is optional, and nothing else pays for it. Not bundled: it looks for the binary of the platform. */
const loadLibsql = (): OpenDatabase => createRequire(import.meta.url)("libsql");

/**
 * Opens the file, or makes it, for this process alone.
 *
 * @throws StateFileError it cannot be used.
 */
export async function openStateFile(file: string, load = loadLibsql): Promise<Database> {
  const Libsql = loaded(file, load);
  const path = resolve(file); // So that no name is a URL or the ":memory:" of SQLite.
  await prepare(file, path);
  try {
    return lock(file, new Libsql(path, { timeout: patience }));
  } catch (error) {
    throw stateFileErrorFrom(file, error);
  }
}

/** Leaves one whole file, and lets go of it: libsql itself does so only when its statements are garbage. */
export function closeStateFile(db: Database): void {
  try {
    db.exec("PRAGMA journal_mode = DELETE");
  } finally {
    release(db);
  }
}

function loaded(file: string, load: () => OpenDatabase): OpenDatabase {
  try {
    return load();
  } catch (error) {
    throw new StateFileError(file, "noPackage", { platform: `${process.platform}-${process.arch}` }, error);
  }
}

/**
 * Makes the file, for its owner alone because it holds keys; SQLite gives the files beside it the same mode. A file that
 * is there is not opened here: closing it would take away the lock of a mock that runs in this process.
 */
async function prepare(file: string, path: string): Promise<void> {
  const folder = dirname(path);
  const [there, around] = await Promise.all([path, folder].map((name) => stat(name).catch(() => undefined)));
  if (there && !there.isFile()) throw new StateFileError(file, "noFile");
  if (!around?.isDirectory()) throw new StateFileError(file, "noFolder", { folder });
  if (there?.size === 1) throw new StateFileError(file, "notOurs"); // SQLite would take it for an empty one.
  const mayUse = constants.R_OK | constants.W_OK;
  await access(folder, mayUse | constants.X_OK).catch((error) => {
    throw new StateFileError(file, "notWritable", { path: folder }, error);
  });
  try {
    if (!there) await (await open(path, "a", 0o600)).close();
    else await access(path, mayUse);
    if (there?.size === 0) await chmod(path, 0o600);
  } catch (error) {
    throw new StateFileError(file, "notWritable", { path }, error);
  }
}

function lock(file: string, db: Database): Database {
  try {
    db.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
    const version = isNew(db) ? 0 : versionOf(file, db);
    for (const migrate of migrations.slice(version)) migrate(db);
    db.exec(`PRAGMA user_version = ${migrations.length}; COMMIT`);
    // Written to the operating system before an answer, so that a killed mock loses nothing; to the disk a little later.
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    return db;
  } catch (error) {
    release(db);
    throw error;
  }
}

function isNew(db: Database): boolean {
  const { things } = db.prepare("SELECT count(*) AS things FROM sqlite_schema").get() as { things: number };
  return things === 0 && pragma(db, "application_id") === 0;
}

function versionOf(file: string, db: Database): number {
  const version = pragma(db, "user_version");
  if (pragma(db, "application_id") !== stateFileId || version < 1) throw new StateFileError(file, "notOurs");
  if (version > migrations.length)
    throw new StateFileError(file, "newer", { version, known: migrations.length });
  return version;
}

const pragma = (db: Database, name: string): number =>
  (db.prepare(`PRAGMA ${name}`).get() as { readonly [name: string]: number })[name] as number;

/** A lock that was to stay goes with the first reading after it is not to stay any longer. */
function release(db: Database): void {
  const unlock = ["PRAGMA locking_mode = NORMAL", "SELECT count(*) FROM sqlite_schema"];
  for (const sql of ["PRAGMA busy_timeout = 0", "ROLLBACK", ...unlock]) {
    try {
      db.exec(sql);
    } catch {
      // There is no transaction, or no database that can be read.
    }
  }
  db.close();
}
