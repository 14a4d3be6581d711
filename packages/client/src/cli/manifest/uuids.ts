import { randomUUID } from "node:crypto";
import { appendFile, readFile } from "node:fs/promises";
import { UsageError } from "@remo-kit/common/cli";
import { fill } from "@remo-kit/common/language";
import { fieldsOf, whyOf } from "../text-file.ts";
import type { Texts } from "../texts/texts.ts";
import type { Entry } from "./read-manifest.ts";

/** An entry that has its uuid. */
export type Planned = Entry & { readonly uuid: string };

/**
 * Gives each entry its uuid, the same one in each run: what was made is written beside the records of the calls. Where two
 * commands write at once, the line that comes first counts.
 *
 * @throws UsageError two entries have the same uuid
 */
export async function withUuids(entries: readonly Entry[], state: string, texts: Texts): Promise<Planned[]> {
  const known = await makeUuids(entries, state).catch((error: unknown) => {
    const message = fill(texts.manifest.unwritable, { path: state, why: whyOf(error) });
    throw new UsageError(message, texts.advice.seeHelp);
  });
  const seen = new Map<string, Entry>();
  return entries.map((entry) => {
    const uuid = entry.uuid ?? (known.get(entry.key) as string);
    const first = seen.get(uuid.toLowerCase());
    if (first)
      throw new UsageError(
        fill(texts.manifest.twice, { line: entry.line, first: first.line }),
        texts.advice.seeHelp,
      );
    seen.set(uuid.toLowerCase(), entry);
    return { ...entry, uuid };
  });
}

async function makeUuids(entries: readonly Entry[], state: string): Promise<ReadonlyMap<string, string>> {
  const known = await readUuids(state);
  const lacking = entries.filter(({ key, uuid }) => uuid === undefined && !known.has(key));
  if (lacking.length === 0) return known;
  const lines = lacking.map(({ key }) => JSON.stringify({ file: key, uuid: randomUUID() }));
  await appendFile(state, `\n${lines.join("\n")}\n`, { mode: 0o600, flush: true });
  return readUuids(state);
}

async function readUuids(state: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(state, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  const uuids = new Map<string, string>();
  for (const { file, uuid } of text.split("\n").map(fieldsOf)) {
    if (typeof file === "string" && typeof uuid === "string" && !uuids.has(file)) uuids.set(file, uuid);
  }
  return uuids;
}
