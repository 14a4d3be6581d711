import { type RunModel, verdicts } from "../model/run.ts";
import { listIds } from "../text/printable.ts";
import { bounded, code, sentence, table } from "./markdown-text.ts";
import { coverageCounts, holes, meaningOf, notPassed, openRows, profileRows, readingRows } from "./rows.ts";
import {
  confidenceTexts,
  coverageTexts,
  kindTexts,
  type Language,
  outcomeTexts,
  staleTexts,
  type Text,
  texts,
  verdictTexts,
} from "./texts.ts";

/** An issue of GitHub takes 65,536 characters, a job summary takes more. */
const longest = 60_000;

type Page = {
  readonly model: RunModel;
  readonly say: (text: Text | undefined) => string;
  readonly rows: (heads: readonly Text[], rows: readonly (readonly string[])[]) => string;
};

/** A report for people who read it where the run was made: the verdict comes first, no link leads anywhere. */
export function toMarkdown(model: RunModel, language: Language = "en"): string {
  const say = (text: Text | undefined) => text?.[language] ?? "";
  const notShown = say(texts.notShown);
  const page: Page = { model, say, rows: (heads, rows) => table(heads.map(say), rows, { notShown }) };
  const sections = [
    top(page),
    divergences(page),
    stale(page),
    profile(page),
    undecided(page),
    readings(page),
    coverage(page),
    cases(page),
    budget(page),
  ];
  return bounded(`${sections.filter(Boolean).join("\n\n")}\n`, longest, `… ${notShown}.`);
}

function top({ model, say }: Page): string {
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
    `**${sentence(model.because)}** ${say(meaning)}`,
    facts.map(([name, value]) => `${say(name)}: ${value}`).join(" · "),
  ].join("\n\n");
}

const section = (title: string, ...parts: readonly string[]) => [`### ${title}`, ...parts].join("\n\n");

function divergences({ model, say, rows }: Page): string {
  const title = say(texts.divergences);
  if (model.divergences.length === 0) return section(title, say(texts.noDivergences));
  const newFirst = [...model.divergences].sort((a, b) => Number(!!a.known) - Number(!!b.known));
  const cells = newFirst.map(({ key, kind, text, exchanges, known }) => [
    known
      ? `${code(known.owner)}, ${say(texts.until)} ${code(known.expires)}: ${code(known.reason)}`
      : `**${say(texts.isNew)}**`,
    code(key),
    `${say(kindTexts[kind])}: ${code(text)}`,
    listIds(exchanges),
  ]);
  return section(title, rows([texts.known, texts.key, texts.what, texts.proof], cells));
}

function stale({ model, say, rows }: Page): string {
  if (model.stale.length === 0) return "";
  const cells = model.stale.map(({ key, why }) => [code(key), say(staleTexts[why])]);
  return section(say(texts.stale), rows([texts.key, texts.why], cells));
}

function profile({ model, say, rows }: Page): string {
  const title = say(texts.profile);
  const cells = profileRows(model).map(({ key, value, meaning, ambiguity, confidence, proof }) => [
    code(key),
    code(value),
    say(confidence && confidenceTexts[confidence]),
    ambiguity,
    listIds(proof),
    say(meaning),
  ]);
  if (cells.length === 0) return section(title, say(texts.noProfile));
  const heads = [
    texts.key,
    texts.value,
    texts.confidence,
    texts.ambiguity,
    texts.proof,
    texts.meaning,
  ] as const;
  return section(title, rows(heads, cells));
}

function undecided({ model, say, rows }: Page): string {
  const cells = openRows(model).map(({ key, ambiguity, why, cost, how }) => [
    code(key),
    ambiguity,
    code(why),
    [say(cost), say(how)].filter(Boolean).join(": "),
  ]);
  if (cells.length === 0) return "";
  return section(say(texts.undecided), rows([texts.key, texts.ambiguity, texts.why, texts.needs], cells));
}

function readings({ model, say, rows }: Page): string {
  const cells = readingRows(model).map(({ ambiguity, question, reading, why, confidence, proof }) => [
    ambiguity,
    say(question),
    typeof reading === "string" ? code(reading) : reading ? say(reading) : code(why ?? ""),
    reading === undefined ? say(texts.notSeen) : say(confidence && confidenceTexts[confidence]),
    listIds(proof),
  ]);
  if (cells.length === 0) return "";
  const heads = [texts.ambiguity, texts.question, texts.reading, texts.confidence, texts.proof] as const;
  return section(say(texts.readings), rows(heads, cells));
}

function coverage({ model, say, rows }: Page): string {
  const counts = coverageCounts(model);
  if (counts.length === 0) return "";
  const cells = counts.map(({ kind, seen, all }) => [say(coverageTexts[kind]), `${seen} / ${all}`]);
  const missing = holes(model).map(({ operation, kind, what }) => [
    code(operation),
    say(coverageTexts[kind]),
    [code(what), say(meaningOf(what, operation))].filter(Boolean).join(" "),
  ]);
  const heads = [texts.operation, texts.kind, texts.notSeen] as const;
  const unseen = missing.length > 0 ? [rows(heads, missing)] : [];
  return section(say(texts.coverage), rows([texts.what, texts.seen], cells), ...unseen);
}

function cases({ model, say, rows }: Page): string {
  const cells = notPassed(model).map(({ id, title, target, outcome, detail, exchanges }) => [
    say(outcomeTexts[outcome]),
    code(id),
    `${sentence(title)} (${sentence(target)})`,
    code(detail ?? ""),
    listIds(exchanges),
  ]);
  const title = say(texts.cases);
  if (cells.length === 0) return section(title, `${say(texts.allCasesPassed)} ${model.cases.length}.`);
  return section(title, rows([texts.outcome, texts.case, texts.what, texts.why, texts.proof], cells));
}

function budget({ model, say, rows }: Page): string {
  const { allowed, planned, spent, requests, bytes } = model.budget;
  const heads = [texts.allowed, texts.planned, texts.spent, texts.requests, texts.bytes] as const;
  const credits = Number.isFinite(allowed) ? String(allowed) : say(texts.unlimited);
  const charged = spent === undefined ? say(texts.unknown) : String(spent);
  return section(
    say(texts.budget),
    rows(heads, [[credits, String(planned), charged, String(requests), String(bytes)]]),
  );
}
