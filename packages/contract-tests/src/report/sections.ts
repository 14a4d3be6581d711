import type { CaseResult } from "../model/case.ts";
import type { Divergence, RunModel } from "../model/run.ts";
import { overview } from "./overview.ts";
import {
  coverageCounts,
  evidenceOf,
  holes,
  meaningOf,
  newFirst,
  notPassed,
  openRows,
  profileRows,
  readingRows,
} from "./rows.ts";
import type { Section, Writer } from "./section.ts";
import { confidenceTexts, coverageTexts, kindTexts, outcomeTexts, staleTexts, texts } from "./texts.ts";

export const sectionsOf = <Cell>(model: RunModel, write: Writer<Cell>): readonly Section<Cell>[] =>
  [overview, divergences, stale, reproduction, profile, undecided, readings, coverage, cases]
    .map((section): Section<Cell> => section(model, write))
    .filter(({ rows, none, blocks = [] }) => rows.length + blocks.length > 0 || none !== undefined);

function divergences<Cell>(model: RunModel, write: Writer<Cell>): Section<Cell> {
  const { say, code, quoted, ids, mark, join, lines } = write;
  const knownBy = (known: Divergence["known"]) =>
    known
      ? lines(
          join([quoted(known.owner), join([say(texts.until), code(known.expires)], " ")], ", "),
          quoted(known.reason),
        )
      : mark("new", say(texts.isNew));
  return {
    title: texts.divergences,
    none: mark("good", say(texts.noDivergences)),
    heads: [texts.key, texts.known, texts.what, texts.proof],
    rows: newFirst(model).map((one) => [
      code(one.key),
      knownBy(one.known),
      join(
        [lines(say(kindTexts[one.kind]), quoted(one.text)), compared(one, write), followed(one, write)],
        "; ",
      ),
      join([write.plain(`${one.exchanges.length} ×`), ids(one.exchanges)], " "),
    ]),
  };
}

function compared<Cell>({ expected, received }: Divergence, { say, code, join }: Writer<Cell>): Cell {
  const parts = [
    [texts.expected, expected],
    [texts.received2, received],
  ] as const;
  return join(
    parts.flatMap(([name, value]) => (value === undefined ? [] : [join([say(name), code(value)], " ")])),
    ", ",
  );
}

const mostFollowing = 6;

function followed<Cell>({ consequences = [] }: Divergence, { say, code, join }: Writer<Cell>): Cell {
  if (consequences.length === 0) return join([], "");
  const names = consequences.slice(0, mostFollowing).map(({ key }) => key);
  const more = consequences.length > mostFollowing ? ` (+${consequences.length - mostFollowing})` : "";
  return join([say(texts.consequences), code(names.join(", ") + more)], ": ");
}

/** Divergences of which all is shown; what else there is has its exchanges. */
const mostBlocks = 10;

const reproduction = <Cell>(model: RunModel): Section<Cell> => ({
  title: texts.reproduce,
  heads: [],
  rows: [],
  blocks: newFirst(model)
    .filter(({ known, exchanges }) => !known && exchanges.length > 0)
    .slice(0, mostBlocks)
    .map((one) => ({ name: one.key, text: evidenceOf(one, model) })),
});

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
