import { styleText } from "node:util";
import { UsageError } from "@remo-kit/common/cli";
import { fill } from "@remo-kit/common/language";
import { printable } from "@remo-kit/common/printable";
import { metrics } from "@remo-kit/openapi";
import type { Session } from "../session.ts";
import { jsonOf } from "../show.ts";
import { whyOf } from "../text-file.ts";
import { metricTable, type Outcome } from "./metric-table.ts";
import { checkOutFile, writeOutFile } from "./out-file.ts";

const { stdout, stderr } = process;

/** What was paid for is not lost with stdout. */
const print = (text: string) => stdout.write(`${text}\n`, (error) => error && stderr.write(`${text}\n`));

/** @throws UsageError before anything is sent, where --out could not be written. */
export async function checkOut({ asked: { values }, texts }: Session): Promise<void> {
  const { out: path } = values;
  if (path === undefined) return;
  await checkOutFile(path).catch((error: unknown) => {
    throw new UsageError(fill(texts.usage.out, { path, why: whyOf(error) }), texts.advice.seeHelp);
  });
}

/** Prints what a command came to, as lines or as JSON, and writes it to --out. Gives the exit code. */
export async function report(
  value: object,
  lines: string,
  { asked: { values }, texts }: Session,
): Promise<number> {
  const json = jsonOf(value);
  const { out: path } = values;
  try {
    if (path !== undefined) await writeOutFile(path, `${json}\n`);
    const written = path === undefined ? "" : `\n${printable(fill(texts.written, { path }))}`;
    print(values.json ? json : `${lines}${written}`);
    return 0;
  } catch (error) {
    print(json);
    stderr.write(`remo: ${printable(fill(texts.unwritten, { path, why: whyOf(error) }))}\n`);
    return 8;
  }
}

/** The lines of a result, a score or both. One without a table of metrics is shown as it is. */
export function outcomeLines(outcome: Outcome, { operation: { family }, asked: { lang } }: Session): string {
  const rows = Object.entries(metrics).find(([name]) => name === family)?.[1];
  if (!rows) return JSON.stringify(outcome, undefined, 2);
  const columns = Math.max(stdout.columns || 80, 40);
  return metricTable(rows, columns, { family, outcome, lang, paint: (how, text) => styleText(how, text) });
}
