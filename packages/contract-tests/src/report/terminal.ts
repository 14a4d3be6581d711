import { stripVTControlCharacters } from "node:util";
import type { Localized as Text } from "@remo-kit/common/language";
import { listIds, printable, shorten } from "@remo-kit/common/printable";
import { type RunModel, verdicts } from "../model/run.ts";
import { sectionsOf, type Table, type Writer } from "./sections.ts";
import { texts, verdictTexts } from "./texts.ts";

/** Lines of one list: what the command prints fits on a screen or two. */
const most = 20;

/** Characters of a text of ours; longer explanations are in the reports. */
const longestText = 90;

const styles = { good: 32, bad: 31, new: 31, warn: 33, strong: 1, soft: 2 } as const;
type Paint = (style: keyof typeof styles, text: string) => string;

const line = (text: string) => shorten(printable(text), 160);
const join = (cells: readonly string[], between: string) => cells.filter(Boolean).join(between);

const writer = (paint: Paint): Writer<string> => ({
  full: false,
  say: (text) => (text && text.en.length < longestText ? text.en : ""),
  plain: String,
  code: line,
  quoted: line,
  sentence: line,
  ids: (ids) => (ids.length > 0 ? `[${listIds(ids)}]` : ""),
  mark: paint,
  join,
  lines: (...cells) => join(cells, ": "),
});

/** What the command prints at the end. `reports` are the paths of what was written. */
export function toTerminal(model: RunModel, color: boolean, reports: readonly string[] = []): string {
  const paint: Paint = (style, text) => (color ? `\u001b[${styles[style]}m${text}\u001b[0m` : text);
  const sections = sectionsOf(model, writer(paint)).filter(({ title }) => title !== texts.budget);
  const parts = [
    verdict(model, paint),
    ...sections.map((section) => list(section.title.en, linesOf(section), paint)),
    budget(model),
    list("Reports", reports.map(printable), paint),
  ];
  return `${join(parts, "\n\n")}\n`;
}

function verdict({ verdict: name, because, target, seed }: RunModel, paint: Paint): string {
  const style = name === "agree" ? "good" : name === "diverges" ? "bad" : "warn";
  const title = `${verdictTexts[name].title.en} (exit code ${verdicts.indexOf(name)})`;
  return `${paint(style, title)}: ${line(because)}\n${paint("soft", `${line(target)}, seed ${seed}`)}`;
}

/** The reports have these columns, and a terminal no room for them. */
const leftOut: readonly Text[] = [texts.question, texts.meaning];

const linesOf = ({ heads, rows }: Table<string>): string[] =>
  rows.map((row) =>
    row
      .filter((_, at) => !leftOut.includes(heads[at] as Text))
      .map((cell) => cell + " ".repeat(Math.max(0, 15 - stripVTControlCharacters(cell).length)))
      .join("  ")
      .trimEnd(),
  );

function list(title: string, lines: readonly string[], paint: Paint): string {
  if (lines.length === 0) return "";
  const more = lines.length > most ? [paint("soft", `and ${lines.length - most} more`)] : [];
  const shown = [...lines.slice(0, most), ...more].map((text) => `  ${text}`);
  return [paint("strong", title), ...shown].join("\n");
}

function budget({ budget: { allowed, planned, spent, requests, bytes } }: RunModel): string {
  const limit = Number.isFinite(allowed) ? `${allowed} allowed` : "no limit";
  const charged = spent === undefined ? "charged: not shown" : `${spent} charged`;
  return `Credits: ${limit}, ${planned} planned, ${charged}. Sent: ${requests} requests, ${bytes} bytes.`;
}
