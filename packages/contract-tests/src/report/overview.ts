import type { Localized as Text } from "@remo-kit/common/language";
import { isUntold } from "../checks/ledger/entries.ts";
import { isNoAnswer } from "../checks/origin.ts";
import type { CaseResult } from "../model/case.ts";
import type { RunModel } from "../model/run.ts";
import type { Section, Writer } from "./section.ts";
import { nextTexts, outcomeTexts, servedTexts, texts } from "./texts.ts";

const outcomes = ["passed", "failed", "undecided", "not-run"] as const;

const countOf = ({ cases }: Pick<RunModel, "cases">, outcome: CaseResult["outcome"]): number =>
  cases.filter((one) => one.outcome === outcome).length;

/** What was served, how much was found, and what it cost: the first that a person reads after the verdict. */
export function overview<Cell>(model: RunModel, write: Writer<Cell>): Section<Cell> {
  const { say, join } = write;
  const named = namedBy(write);
  const known = model.divergences.filter((one) => one.known).length;
  const counts = outcomes.map((one) => named(outcomeTexts[one], countOf(model, one)));
  return {
    title: texts.overview,
    heads: [texts.what, texts.value],
    rows: [
      ...servedRows(model, write),
      [
        say(texts.divergences),
        join([named(texts.newOnes, model.divergences.length - known), named(texts.knownOnes, known)], ", "),
      ],
      [say(texts.casesCount), join(counts, ", ")],
      ...money(model, write),
    ],
  };
}

const namedBy =
  <Cell>({ join, say, plain }: Writer<Cell>) =>
  (name: Text, value: number) =>
    join([say(name), plain(value)], " ");

/** Operations of which the same is to be said are one row: there may be many. */
function servedRows<Cell>({ served = [] }: RunModel, { say, code, quoted, join, ids }: Writer<Cell>) {
  const groups = new Map<string, (typeof served)[number][]>();
  for (const one of served) {
    const key = one.verdict === "api" ? "api" : `${one.verdict} ${one.detail}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => {
    const [{ verdict, detail }] = group as [(typeof served)[number]];
    const how = [say(servedTexts[verdict]), ...(verdict === "api" ? [] : [quoted(detail)])];
    const names = code(group.map(({ operation }) => operation).join(", "));
    const proof = verdict === "api" ? [] : [ids(group.flatMap(({ exchanges }) => exchanges))];
    return [say(texts.served), join([join([names, join(how, ": ")], " "), ...proof], " ")];
  });
}

function money<Cell>({ budget: of, foreign }: RunModel, write: Writer<Cell>): Cell[][] {
  const { say, plain, join, mark, ids } = write;
  const named = namedBy(write);
  const { unexplained = [] } = of;
  const amount = (value: number | undefined) => (value === undefined ? say(texts.unknown) : plain(value));
  const row = (name: Text, cell: Cell) => [say(name), cell];
  return [
    row(texts.allowed, Number.isFinite(of.allowed) ? plain(of.allowed) : say(texts.unlimited)),
    row(texts.planned, plain(of.planned)),
    ...(of.atMost === undefined || !foreign ? [] : [row(texts.atMost, plain(of.atMost))]),
    row(texts.spent, amount(of.spent)),
    ...unexplained.map(({ charged, due, exchanges }) => {
      const sums = mark("bad", join([plain(`${charged} (`), say(texts.due), plain(` ${due})`)], ""));
      return row(
        texts.unexplained,
        join([sums, join([ids(exchanges), say(texts.unexplainedWhy)], " ")], ": "),
      );
    }),
    ...(unexplained.length > 0 ? [row(texts.tellsApart, say(texts.tellsApartHow))] : []),
    row(texts.sentInAll, join([named(texts.requests, of.requests), named(texts.bytes, of.bytes)], ", ")),
  ];
}

type Advice = keyof typeof nextTexts;

const endedEarly: readonly RunModel["verdict"][] = ["budget-exhausted", "inconclusive"];

/** What to do next: the first that holds. */
const advice: readonly (readonly [Advice, (model: RunModel) => boolean])[] = [
  ["unreachable", ({ verdict }) => verdict === "unreachable"],
  ["security", ({ divergences }) => divergences.some(({ kind, known }) => kind === "security" && !known)],
  ["unexplained", ({ budget, verdict }) => verdict !== "agree" && (budget.unexplained ?? []).length > 0],
  ["untold", ({ verdict, exchanges }) => endedEarly.includes(verdict) && exchanges.some(isUntold)],
  ["divergesMock", ({ verdict, foreign }) => verdict === "diverges" && !foreign],
  ["stale", ({ verdict, divergences }) => verdict === "diverges" && divergences.every(({ known }) => known)],
  ["notTheApi", ({ served = [] }) => served.length > 0 && served.every((one) => one.verdict !== "api")],
  ["again", ({ verdict, exchanges }) => verdict === "inconclusive" && exchanges.some(isNoAnswer)],
  ["waiting", (model) => model.verdict === "inconclusive" && countOf(model, "undecided") > 0],
  ["again", ({ verdict }) => verdict === "inconclusive"],
  ["more", (model) => model.verdict === "agree" && model.foreign && countOf(model, "not-run") > 0],
];

export function nextStep(model: RunModel): Text {
  const found = advice.find(([, holds]) => holds(model))?.[0];
  return nextTexts[found ?? (model.verdict as Advice)];
}
