import { randomUUID } from "node:crypto";
import { CallBook } from "./call-book.ts";
import type { CallRecord, CallStore } from "./call-store.ts";
import { appendLine, lineReader } from "./json-lines.ts";

type Line = { readonly begin?: CallRecord; readonly by?: string; readonly end?: CallRecord };

/** Any program may have written into the file. */
const isRecord = (value: unknown): value is CallRecord => typeof Object(value).uuid === "string";

/**
 * A store in a file, to which lines of JSON are appended; it is made at the first call. Several processes may share it,
 * and it outlives each of them, however that ends.
 */
export function fileStore(path: string | URL): CallStore {
  const book = new CallBook();
  /** What stood in the way of those who began and have not yet heard, by the mark of their line. */
  const heard = new Map<string, CallRecord | undefined>();
  const update = lineReader(path, (line) => {
    const { begin, by = "", end } = line as Line;
    if (isRecord(begin)) {
      const known = book.begin(begin);
      if (heard.has(by)) heard.set(by, known);
    }
    if (isRecord(end)) book.end(end);
  });
  return {
    // The line that comes first in the file has begun; who comes second reads it there.
    async begin(record) {
      const by = randomUUID();
      heard.set(by, record);
      try {
        await appendLine(path, { begin: record, by });
        await update();
        return heard.get(by);
      } finally {
        heard.delete(by);
      }
    },
    end: (record) => appendLine(path, { end: record }),
    async get(uuid) {
      await update();
      return book.get(uuid);
    },
    async list() {
      await update();
      return book.list();
    },
  };
}
