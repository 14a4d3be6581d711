import { styleText } from "node:util";
import { printable } from "@remo-kit/common/printable";
import type { JournalEntry } from "../journal/journal.ts";

/** A line of the log. The journal has no secret; that nothing in it forges a line is seen to here. */
export const jsonLine = (entry: JournalEntry): string => printable(JSON.stringify(entry));

export function prettyLine(entry: JournalEntry, color: boolean): string {
  const { method, path, scenario, reason, uuid, bytes, video, totalMs, fault } = entry;
  const paint: typeof styleText = (format, text) =>
    color ? styleText(format, text, { validateStream: false }) : text;
  const parts = [
    paint("dim", localTime(entry.time)),
    printable(`${method} ${path}`),
    paint(colorOf(entry.status), `${entry.status ?? "no answer"} ${printable(scenario)}`),
    printable(`(${reason})`),
    uuid && printable(uuid),
    paint("dim", [byteText(bytes), video?.container, `${Math.round(totalMs)} ms`].filter(Boolean).join(" ")),
    fault && paint("magenta", printable(`fault ${fault}`)),
  ];
  return parts.filter(Boolean).join(" ");
}

/** Colours are for a terminal, unless NO_COLOR says otherwise (no-color.org). */
export function wantsColor(
  stream: { readonly isTTY?: boolean },
  env: { readonly NO_COLOR?: string; readonly TERM?: string },
): boolean {
  return stream.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
}

function colorOf(status: number | undefined): "green" | "yellow" | "red" {
  if (status === undefined || status >= 500) return "red";
  return status >= 400 ? "yellow" : "green";
}

function localTime(time: string): string {
  const at = new Date(time);
  return Number.isNaN(at.getTime()) ? printable(time) : at.toTimeString().slice(0, 8);
}

function byteText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const power = Math.min(Math.floor(Math.log10(bytes) / 3), 4);
  return `${(bytes / 1000 ** power).toFixed(1)} ${["", "kB", "MB", "GB", "TB"][power]}`;
}
