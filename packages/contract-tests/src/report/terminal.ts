import { stripVTControlCharacters } from "node:util";
import type { Language, Localized as Text } from "@remo-kit/common/language";
import { listIds, printable, shorten, wrap } from "@remo-kit/common/printable";
import { type RunModel, verdicts } from "../model/run.ts";
import { nextStep, overview } from "./overview.ts";
import type { Section, Writer } from "./section.ts";
import { sectionsOf } from "./sections.ts";
import { inLanguage } from "./sentences.ts";
import { texts, verdictTexts } from "./texts.ts";

/** Lines of one list: what the command prints fits on a screen or two. */
const most = 20;

/** Characters of a text of ours; longer explanations are in the reports. */
const longestText = 90;

/** Characters of what the run says of one thing, with what to do about it. */
const longestQuote = 400;

const longestWhy = 800;

const styles = { good: 32, bad: 31, new: 31, warn: 33, strong: 1, soft: 2 } as const;
type Paint = (style: keyof typeof styles, text: string) => string;

const line = (text: string) => shorten(printable(text), 160);
const join = (cells: readonly string[], between: string) => cells.filter(Boolean).join(between);

const writer = (paint: Paint, language: Language = "en"): Writer<string> => ({
  full: false,
  say: (text) => (text && text.en.length < longestText ? text[language] : ""),
  plain: String,
  code: line,
  quoted: (text) => shorten(printable(inLanguage(text, language)), longestQuote),
  sentence: line,
  ids: (ids) => (ids.length > 0 ? `[${listIds(ids)}]` : ""),
  mark: paint,
  join,
  lines: (...cells) => join(cells, ": "),
});

/** The overview in plain lines, `name: value`, for forms that have no table. */
export const overviewPairs = (model: RunModel): (readonly [name: string, value: string])[] =>
  overview(
    model,
    writer((_, text) => text),
  ).rows.map(([name = "", ...rest]) => [name, rest.join(" ")]);

/** What the command prints at the end. `reports` are the paths of what was written. */
export function toTerminal(
  model: RunModel,
  color: boolean,
  reports: readonly string[] = [],
  language: Language = "en",
): string {
  const paint: Paint = (style, text) => (color ? `\u001b[${styles[style]}m${text}\u001b[0m` : text);
  const parts = [
    verdict(model, paint, language),
    ...sectionsOf(model, writer(paint, language)).map((section) =>
      list(section.title[language], linesOf(section), paint),
    ),
    list(texts.reports[language], reports.map(printable), paint),
    titleOf(model, paint, language),
  ];
  return `${join(parts, "\n\n")}\n`;
}

/** It stands at the end too: what was printed first has left the screen. */
function titleOf({ verdict: name }: RunModel, paint: Paint, language: Language): string {
  const style = name === "agree" ? "good" : name === "diverges" ? "bad" : "warn";
  const code = `${texts.exitCode[language]} ${verdicts.indexOf(name)}`;
  return paint(style, `${verdictTexts[name].title[language]} (${code})`);
}

function verdict(model: RunModel, paint: Paint, language: Language): string {
  const { because, target, seed } = model;
  const next = wrap(`${texts.nextStep[language]}: ${nextStep(model)[language]}`, room, visible).join("\n  ");
  const reason = shorten(printable(inLanguage(because, language)), longestWhy);
  const why = wrap(`${titleOf(model, paint, language)}: ${reason}`, room, visible);
  const about = `${line(target)}, ${texts.seed[language].toLowerCase()} ${seed}`;
  return [why.join("\n  "), paint("soft", about), next].join("\n");
}

/** The reports have these columns, and a terminal no room for them. */
const leftOut: readonly Text[] = [texts.question, texts.meaning];

/** Columns of a terminal; what is longer goes on in the next line. */
const room = 96;

/** Hangul is two columns wide. */
const visible = (text: string) => stripVTControlCharacters(text).replace(/\p{Script=Hangul}/gu, "  ").length;

function linesOf({ heads, rows, none, blocks = [] }: Section<string>): string[] {
  const lines = rows.map((row) => {
    const cells = row.filter((_, at) => !leftOut.includes(heads[at] as Text));
    const text = cells
      .map((cell) => cell + " ".repeat(Math.max(0, 15 - visible(cell))))
      .join("  ")
      .trimEnd();
    if (visible(text) <= room) return text;
    const [name = "", ...others] = cells.filter(Boolean);
    return [name, ...wrap(others.join("  "), room - 4, visible).map((rest) => `    ${rest}`)].join("\n");
  });
  const copied = blocks.map(({ name, text }) => [line(name), ...text.split("\n")].join("\n  "));
  return rows.length + blocks.length > 0 ? [...lines, ...copied] : none ? [none] : [];
}

function list(title: string, entries: readonly string[], paint: Paint): string {
  if (entries.length === 0) return "";
  const more = entries.length > most ? [paint("soft", `and ${entries.length - most} more`)] : [];
  const shown = [...entries.slice(0, most), ...more].map((text) => `  ${text.replaceAll("\n", "\n  ")}`);
  return [paint("strong", title), ...shown].join("\n");
}
