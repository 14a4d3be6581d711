import { InvalidStateError } from "./tenant-state.ts";

/** The file of `--state` cannot be used. The message says what was found, and what to do. */
export class StateFileError extends Error {
  override readonly name = "StateFileError";
  /** As it was given. */
  readonly file: string;

  constructor(file: string, found: string, remedy: string, cause?: unknown) {
    super(`--state FILE: ${found} ${remedy}`, cause === undefined ? undefined : { cause });
    this.file = file;
  }
}

const other = "name another file";

/** Found before SQLite is asked. */
export const stateFileErrors = {
  noPackage: (file: string, cause: unknown) =>
    new StateFileError(
      file,
      `the optional package libsql, which keeps the state, is not installed or has no build for ${process.platform}-${process.arch}.`,
      "Install it with the mock (npm install libsql@0.5.29), or start without --state.",
      cause,
    ),
  noFile: (file: string) =>
    new StateFileError(
      file,
      `${file} is there, and is no file but a folder or a device.`,
      "Name a file; it is made if it is not there.",
    ),
  noFolder: (file: string, folder: string) =>
    new StateFileError(file, `there is no folder ${folder}.`, `Make it, or ${other}.`),
  notWritable: (file: string, path: string, cause: unknown) =>
    new StateFileError(
      file,
      `this user may not write to ${path}.`,
      `Give it the right to, or ${other}.`,
      cause,
    ),
  notOurs: (file: string, cause?: unknown) =>
    new StateFileError(
      file,
      `${file} is there, and is no state file of this mock. It was left as it is.`,
      "Name another file; it is made if it is not there.",
      cause,
    ),
  newer: (file: string, version: number, known: number) =>
    new StateFileError(
      file,
      `${file} is of version ${version}, from a newer mock; this one knows version ${known}. It was left as it is.`,
      `Update the mock, or ${other}.`,
    ),
} as const;

/** The error for what SQLite said of the file. */
export function stateFileErrorFrom(file: string, cause: unknown): StateFileError {
  if (cause instanceof StateFileError) return cause;
  const { code = "", message } = cause as { readonly code?: string; readonly message: string };
  if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) {
    return new StateFileError(
      file,
      `${file} is in use by another program, most likely another mock.`,
      `Stop that one, or ${other}: a file serves one mock at a time.`,
      cause,
    );
  }
  if (code === "SQLITE_NOTADB") return stateFileErrors.notOurs(file, cause);
  if (code.startsWith("SQLITE_CORRUPT") || cause instanceof InvalidStateError) {
    return new StateFileError(file, `${file} is damaged (${message}).`, `Delete it, or ${other}.`, cause);
  }
  return new StateFileError(file, `${file} cannot be opened: ${message}.`, `Mend that, or ${other}.`, cause);
}
