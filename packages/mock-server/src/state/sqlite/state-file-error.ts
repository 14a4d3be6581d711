import { fill } from "@remo-kit/common/language";
import texts from "./state-file-texts.json" with { type: "json" };
import { InvalidStateError } from "./tenant-state.ts";

type Words = { readonly [name: string]: string | number };

/** The file of `--state` cannot be used. The message says what was found, and what to do. */
export class StateFileError extends Error {
  override readonly name = "StateFileError";
  /** As it was given. */
  readonly file: string;

  constructor(file: string, found: keyof typeof texts, words: Words = {}, cause?: unknown) {
    const message = `--state FILE: ${fill(texts[found], { file, ...words })}`;
    super(message, cause === undefined ? undefined : { cause });
    this.file = file;
  }
}

/** The error for what SQLite said of the file. */
export function stateFileErrorFrom(file: string, cause: unknown): StateFileError {
  if (cause instanceof StateFileError) return cause;
  const { code = "", message } = cause as { readonly code?: string; readonly message: string };
  return new StateFileError(file, foundBy(code, cause), { message }, cause);
}

function foundBy(code: string, cause: unknown): keyof typeof texts {
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return "inUse";
  if (code === "SQLITE_NOTADB") return "notOurs";
  return code.startsWith("SQLITE_CORRUPT") || cause instanceof InvalidStateError ? "damaged" : "unusable";
}
