import type { Localized as Text } from "@remo-kit/common/language";
import type { CaseResult } from "../model/case.ts";
import type { RunModel } from "../model/run.ts";
import {
  coverageCounts,
  holes,
  meaningOf,
  newFirst,
  notPassed,
  openRows,
  profileRows,
  readingRows,
} from "./rows.ts";
import { confidenceTexts, coverageTexts, kindTexts, outcomeTexts, staleTexts, texts } from "./texts.ts";

/** How a form of the report writes the parts of a cell. */
export type Writer<Cell> = {
  /** Whether the form has room for what others leave out. */
  readonly full: boolean;
  readonly say: (text: Text | undefined) => Cell;
  /** Of our own making, such as a number. */
  readonly plain: (text: string | number) => Cell;
  /** A name, such as a key. */
  readonly code: (text: string) => Cell;
  /** What a server or a file said, and what a run says of itself. */
  readonly quoted: (text: string) => Cell;
  readonly sentence: (text: string) => Cell;
  readonly ids: (ids: readonly number[]) => Cell;
  readonly mark: (how: "new" | "good" | "bad" | "warn", cell: Cell) => Cell;
  readonly join: (cells: readonly Cell[], between: string) => Cell;
  /** A first cell, and what explains it. */
  readonly lines: (...cells: readonly Cell[]) => Cell;
};

/** The first column names the row. */
export type Table<Cell> = {
  readonly heads: readonly Text[];
  readonly rows: readonly (readonly Cell[])[];
};

/** Without rows there is no section, or one that says `none`. */
export type Section<Cell> = Table<Cell> & {
  readonly title: Text;
  readonly none?: Cell;
  readonly details?: Table<Cell> | undefined;
};

/** What a run shows, in the order of its weight. */
export const sectionsOf = <Cell>(model: RunModel, write: Writer<Cell>): readonly Section<Cell>[] =>
  [divergences, stale, profile, undecided, readings, coverage, cases, budget]
    .map((section) => section(model, write))
    .filter(({ rows, none }) => rows.length > 0 || none !== undefined);

function divergences<Cell>(model: RunModel, write: Writer<Cell>): Section<Cell> {
  const { say, code, quoted, ids, mark, join, lines } = write;
  return {
    title: texts.divergences,
    none: mark("good", say(texts.noDivergences)),
    heads: [texts.key, texts.known, texts.what, texts.proof],
    rows: newFirst(model).map(({ key, kind, text, exchanges, known }) => [
      code(key),
      known
        ? lines(
            join([quoted(known.owner), join([say(texts.until), code(known.expires)], " ")], ", "),
            quoted(known.reason),
          )
        : mark("new", say(texts.isNew)),
      lines(say(kindTexts[kind]), quoted(text)),
      ids(exchanges),
    ]),
  };
}

const stale = <Cell>(model: RunModel, { say, code }: Writer<Cell>): Section<Cell> => ({
  title: texts.stale,
  heads: [texts.key, texts.why],
  rows: model.stale.map(({ key, why }) => [code(key), say(staleTexts[why])]),
});

const profile = <Cell>(model: RunModel, { say, plain, code, ids }: Writer<Cell>): Section<Cell> => ({
  title: texts.profile,
  none: say(texts.noProfile),
  heads: [texts.key, texts.value, texts.confidence, texts.ambiguity, texts.proof, texts.meaning],
  rows: profileRows(model).map(({ key, value, meaning, ambiguity, confidence, proof }) => [
    code(key),
    code(value),
    say(confidence && confidenceTexts[confidence]),
    plain(ambiguity),
    ids(proof),
    say(meaning),
  ]),
});

function undecided<Cell>(model: RunModel, write: Writer<Cell>): Section<Cell> {
  const { full, say, plain, code, quoted, lines } = write;
  return {
    title: texts.undecided,
    heads: [texts.key, texts.ambiguity, ...(full ? [texts.question] : []), texts.why, texts.needs],
    rows: openRows(model).map(({ key, ambiguity, question, why, cost, how }) => [
      code(key),
      plain(ambiguity),
      ...(full ? [say(question)] : []),
      quoted(why),
      lines(say(cost), say(how)),
    ]),
  };
}

const readings = <Cell>(model: RunModel, { say, plain, quoted, ids, mark }: Writer<Cell>): Section<Cell> => ({
  title: texts.readings,
  heads: [texts.ambiguity, texts.question, texts.reading, texts.confidence, texts.proof],
  rows: readingRows(model).map(({ ambiguity, question, reading, why, confidence, proof }) => [
    plain(ambiguity),
    say(question),
    typeof reading === "object" ? say(reading) : quoted(reading ?? why ?? ""),
    confidence ? say(confidenceTexts[confidence]) : mark("warn", say(texts.notSeen)),
    ids(proof),
  ]),
});

function coverage<Cell>(model: RunModel, write: Writer<Cell>): Section<Cell> {
  const { full, say, plain, code, ids, mark, join } = write;
  const missing = holes(model);
  const cells = full ? [...missing, ...model.coverage.filter((cell) => !missing.includes(cell))] : missing;
  const rows = cells.map(({ operation, kind, what, seen }) => [
    join([code(what), say(meaningOf(what, operation))], " "),
    code(operation),
    say(coverageTexts[kind]),
    ...(full ? [seen === undefined ? mark("warn", say(texts.notSeen)) : ids([seen])] : []),
  ]);
  const heads = [
    full ? texts.what : texts.notSeen,
    texts.operation,
    texts.kind,
    ...(full ? [texts.seenIn] : []),
  ];
  return {
    title: texts.coverage,
    heads: [texts.what, texts.seen],
    rows: coverageCounts(model).map(({ kind, seen, all }) => [
      say(coverageTexts[kind]),
      mark(seen === all ? "good" : "warn", plain(`${seen} / ${all}`)),
    ]),
    details: rows.length > 0 ? { heads, rows } : undefined,
  };
}

function cases<Cell>(model: RunModel, write: Writer<Cell>): Section<Cell> {
  const { full, say, plain, code, quoted, sentence, ids, mark, join } = write;
  return {
    title: texts.cases,
    none: mark("good", join([say(texts.allCasesPassed), plain(`${model.cases.length}.`)], " ")),
    heads: [texts.case, texts.outcome, texts.what, texts.why, texts.proof],
    rows: notPassed(model, full).map((group) => {
      const { outcome, title, target, detail } = group[0] as CaseResult;
      const what =
        group.length === 1 ? sentence(title) : join([plain(group.length), say(texts.several)], " ");
      return [
        code(group.map(({ id }) => id).join(", ")),
        mark(outcome === "failed" ? "bad" : "warn", say(outcomeTexts[outcome])),
        join([what, join([plain("("), sentence(target), plain(")")], "")], " "),
        quoted(detail ?? ""),
        ids(group.flatMap(({ exchanges }) => exchanges)),
      ];
    }),
  };
}

function budget<Cell>({ budget: of }: RunModel, { full, say, plain }: Writer<Cell>): Section<Cell> {
  const facts: readonly (readonly [Text, Cell])[] = [
    [texts.allowed, Number.isFinite(of.allowed) ? plain(of.allowed) : say(texts.unlimited)],
    [texts.planned, plain(of.planned)],
    [texts.spent, of.spent === undefined ? say(texts.unknown) : plain(of.spent)],
    [texts.requests, plain(of.requests)],
    [texts.bytes, plain(of.bytes)],
  ];
  const title = texts.budget;
  if (full)
    return { title, heads: [texts.what, texts.value], rows: facts.map(([name, cell]) => [say(name), cell]) };
  return { title, heads: facts.map(([name]) => name), rows: [facts.map(([, cell]) => cell)] };
}
