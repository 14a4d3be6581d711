import type { Language } from "@remo-kit/common/language";
import { listIds } from "@remo-kit/common/printable";
import { type RunModel, verdicts } from "../../model/run.ts";
import { nextStep } from "../overview.ts";
import type { Table, Writer } from "../section.ts";
import { sectionsOf } from "../sections.ts";
import { inLanguage } from "../sentences.ts";
import { texts, verdictTexts } from "../texts.ts";
import { bounded, code, fenced, sentence, table } from "./text.ts";

/** An issue of GitHub takes 65,536 characters, a job summary takes more. */
const longest = 60_000;

type Say = Writer<string>["say"];

/** A report for people who read it where the run was made: the verdict comes first, no link leads anywhere. */
export function toMarkdown(model: RunModel, language: Language = "en"): string {
  const say: Say = (text) => text?.[language] ?? "";
  const notShown = say(texts.notShown);
  const tableOf = ({ heads, rows }: Table<string>) => table(heads.map(say), rows, { notShown });
  const sections = sectionsOf(model, writer(say, language)).map((section) =>
    [
      `### ${say(section.title)}`,
      ...(section.rows.length > 0 ? [tableOf(section)] : section.none ? [section.none] : []),
      ...(section.blocks ?? []).flatMap(({ name, text }) => [code(name), fenced(text)]),
      ...(section.details ? [tableOf(section.details)] : []),
    ].join("\n\n"),
  );
  return bounded(`${[top(model, say, language), ...sections].join("\n\n")}\n`, longest, `… ${notShown}.`);
}

const join = (cells: readonly string[], between: string) => cells.filter(Boolean).join(between);

const writer = (say: Say, language: Language): Writer<string> => ({
  full: false,
  say,
  plain: String,
  code,
  quoted: (text) => code(inLanguage(text, language)),
  sentence,
  ids: listIds,
  mark: (how, cell) => (how === "new" ? `**${cell}**` : cell),
  join,
  lines: (...cells) => join(cells, ": "),
});

function top(model: RunModel, say: Say, language: Language): string {
  const { title, meaning } = verdictTexts[model.verdict];
  const exit = `${say(texts.exitCode)} ${verdicts.indexOf(model.verdict)}`;
  const facts = [
    [texts.target, code(model.target)],
    [texts.date, code(model.date)],
    [texts.seed, String(model.seed)],
    [texts.spec, code(model.spec.slice(0, 12))],
  ] as const;
  return [
    `## ${say(title)} (${exit})`,
    `**${sentence(inLanguage(model.because, language))}** ${say(meaning)}`,
    `**${say(texts.next)}:** ${say(nextStep(model))}`,
    facts.map(([name, value]) => `${say(name)}: ${value}`).join(" · "),
  ].join("\n\n");
}
