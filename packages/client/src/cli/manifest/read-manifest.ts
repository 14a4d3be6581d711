import { dirname, relative, resolve } from "node:path";
import { UsageError } from "@remo-kit/common/cli";
import { fill } from "@remo-kit/common/language";
import { isUuid } from "@remo-kit/common/uuid";
import { type Fields, fieldsOf, readText, whyOf } from "../text-file.ts";
import type { Texts } from "../texts/texts.ts";

/** A video of a manifest. */
export type Entry = {
  /** Its line, counted from 1. */
  readonly line: number;
  /** As the manifest names it, and where it is: beside the manifest, unless the name says otherwise. */
  readonly file: string;
  readonly path: string;
  /** By it the file is known, however the manifest spells it. */
  readonly key: string;
  readonly height: string;
  readonly uuid: string | undefined;
};

type Row = { readonly line: number; readonly fields: Fields };

/**
 * The videos that a manifest lists: lines of JSON, or of CSV with the columns file, height and uuid, in any order where the
 * first line names them. `height` is for those that say none.
 *
 * @throws UsageError naming the line that cannot be used
 */
export async function readManifest(path: string, height: string | undefined, texts: Texts): Promise<Entry[]> {
  const said = texts.manifest;
  const refuse = (message: string) => new UsageError(message, texts.advice.seeHelp);
  const text = await readText(path).catch((error: unknown) => {
    throw refuse(fill(said.unreadable, { path, why: whyOf(error) }));
  });
  const rows = rowsOf(text.split(/\r?\n/));
  if (rows.length === 0) throw refuse(fill(said.empty, { path }));
  return rows.map(({ line, fields }) => {
    const entry = {
      file: textOf(fields.file),
      height: textOf(fields.height) || (height ?? ""),
      uuid: textOf(fields.uuid),
    };
    const problem = problemOf(entry, said);
    if (problem) throw refuse(fill(said.line, { path, line, problem }));
    const place = resolve(dirname(path), entry.file);
    const key = relative(dirname(path), place);
    return { ...entry, line, path: place, key, uuid: entry.uuid || undefined };
  });
}

const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value).trim() : "";

function problemOf(
  { file, height, uuid }: Omit<Entry, "line" | "path" | "key">,
  said: Texts["manifest"],
): string | undefined {
  if (file === "") return said.noFile;
  if (!/^0*[1-9]\d{0,8}$/.test(height)) return said.height;
  return uuid && !isUuid(uuid) ? said.uuid : undefined;
}

function rowsOf(lines: readonly string[]): Row[] {
  const filled = lines.map((text, at) => ({ text, line: at + 1 })).filter(({ text }) => text.trim() !== "");
  if (filled[0]?.text.trimStart().startsWith("{"))
    return filled.map(({ text, line }) => ({ line, fields: fieldsOf(text) }));
  const cells = filled.map(({ text, line }) => ({ line, cells: cellsOf(text) }));
  const names = cells[0]?.cells.map((cell) => cell.toLowerCase()) ?? [];
  const hasNames = names.includes("file");
  const columns = hasNames ? names : ["file", "height", "uuid"];
  return cells.slice(hasNames ? 1 : 0).map(({ line, cells }) => ({
    line,
    fields: Object.fromEntries(columns.map((name, at) => [name, cells[at]])),
  }));
}

/** A cell with a comma in it stands in quotes, and a quote in it is doubled. */
const cellsOf = (text: string): string[] =>
  [...text.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,]*))\s*(?:,|$)/g)].map(([, quoted, plain = ""]) =>
    quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'),
  );
