import type { Localized as Text } from "@remo-kit/common/language";
import { printable, shorten } from "@remo-kit/common/printable";
import {
  ambiguities,
  errorOf,
  errorTexts,
  type Family,
  type Operation,
  operationList,
  profileKeys,
  type Readings,
} from "@remo-kit/openapi";
import type { CaseResult } from "../model/case.ts";
import { operationOfSlug } from "../model/exchange.ts";
import { findingsOf, type ProfileKey } from "../model/reading.ts";
import type { CoverageCell, Divergence, RunModel } from "../model/run.ts";
import { costTexts, readingTexts } from "./texts.ts";

type LedgerEntry = {
  readonly title: Text;
  readonly question: Text;
  readonly readings: readonly { readonly text: Text }[];
  readonly profile?: readonly {
    readonly key: string;
    readonly text: Text;
    readonly values: readonly { readonly value: unknown; readonly text: Text }[];
  }[];
  readonly probe?: { readonly cost: keyof typeof costTexts; readonly how: Text };
};
const ledger: { readonly [id: string]: LedgerEntry } = ambiguities;

/** What was found, in the order of the profile's keys; then what differs in a family, as `<family>.<key>`. */
export function profileRows({ profile, probes }: RunModel) {
  const { families = {}, ...flat } = profile;
  return [
    ...rowsOf(flat, probes),
    ...Object.entries(families).flatMap(([family, keys]) => rowsOf(keys, probes, family as Family)),
  ];
}

function rowsOf(profile: Partial<Readings>, probes: RunModel["probes"], family?: Family) {
  const keys = Object.keys(profileKeys) as ProfileKey[];
  return keys.flatMap((key) => {
    const value = profile[key];
    if (value === undefined) return [];
    const { ambiguity } = profileKeys[key];
    const opened = ledger[ambiguity]?.profile?.find((entry) => entry.key === key);
    const found = findingOf(probes, key, family);
    return {
      key: family === undefined ? key : `${family}.${key}`,
      value: JSON.stringify(value),
      about: opened?.text,
      meaning: opened?.values.find((entry) => entry.value === value)?.text,
      ambiguity,
      confidence: found?.confidence,
      proof: found?.proof ?? [],
    };
  });
}

/** What was found of a key in a family; or in any, the first of which holds for all. */
export const findingOf = (probes: RunModel["probes"], key: ProfileKey, family?: Family) =>
  probes
    .filter((probe) => family === undefined || probe.family === family)
    .flatMap(({ id, readings }) =>
      findingsOf(readings).map(([name, found]) => ({ probe: id, name, ...found })),
    )
    .find(({ name }) => name === key);

/** What stays open, and what would show it: names of keys are replaced by what they stand for. */
export function openQuestions(model: RunModel) {
  const keys = model.undecided.map(({ key }) => profileKeys[key].ambiguity);
  const others = model.probes.filter(({ readings: { reading } }) => reading && "undecided" in reading);
  const ids = new Set([...keys, ...others.map(({ ambiguity }) => ambiguity)].toSorted());
  return [...ids].flatMap((id) => {
    const { question, probe, profile = [] } = ledger[id] ?? {};
    if (!question || !probe) return [];
    const plain = (language: keyof Text) =>
      profile.reduce(
        (text, { key, text: name }) =>
          text.replaceAll(`\`${key}\``, `"${name[language].replace(/\.$/, "")}"`),
        probe.how[language],
      );
    return { id, question, how: { en: plain("en"), ko: plain("ko") }, isFree: probe.cost === "free" };
  });
}

export function openRows({ undecided }: RunModel) {
  return undecided.map(({ key, why }) => {
    const { ambiguity } = profileKeys[key];
    const { question, probe } = ledger[ambiguity] ?? {};
    return { key, ambiguity, question, why, cost: probe && costTexts[probe.cost], how: probe?.how };
  });
}

/** What probes say beside the profile. `reading` is undefined if it stays open, and in both languages if the ledger has it. */
export function readingRows(
  { probes, exchanges }: RunModel,
  operations: readonly Operation[] = operationList,
) {
  const slugs = new Set(exchanges.map(({ operation }) => operation));
  const asked = [...new Set(operations.filter(({ slug }) => slugs.has(slug)).map(({ family }) => family))];
  return probes.flatMap(({ ambiguity, family = asked[0], readings: { reading } }) => {
    if (!reading) return [];
    const { question, readings = [] } = ledger[ambiguity] ?? {};
    const of = asked.length > 1 ? `${ambiguity} (${family})` : ambiguity;
    const row = { ambiguity: of, question, proof: reading.proof };
    if ("undecided" in reading) {
      return { ...row, reading: undefined, why: reading.undecided, confidence: undefined };
    }
    const words = readings.find(({ text }) => text.en === reading.value)?.text ?? readingTexts[reading.value];
    return { ...row, reading: words ?? reading.value, why: undefined, confidence: reading.confidence };
  });
}

export function coverageCounts({ coverage }: RunModel) {
  return (["example", "field", "profile"] as const).flatMap((kind) => {
    const cells = coverage.filter((cell) => cell.kind === kind);
    const seen = cells.filter((cell) => cell.seen !== undefined).length;
    return cells.length > 0 ? { kind, seen, all: cells.length } : [];
  });
}

export const holes = ({ coverage }: RunModel): CoverageCell[] =>
  coverage.filter(({ seen }) => seen === undefined);

/** What is not in the list of known ones comes first, and of those what is about safety. */
export const newFirst = ({ divergences }: RunModel): Divergence[] =>
  divergences.toSorted((a, b) => weightOf(a) - weightOf(b));

const weightOf = ({ known, kind }: Divergence): number => (known ? 2 : 0) + (kind === "security" ? 0 : 1);

const longestAnswer = 600;

/** What a person needs to see a divergence again: the request for a shell, what came, and where the docs have it. */
export function evidenceOf({ curl, docs, exchanges: [id] }: Divergence, { exchanges }: RunModel): string {
  const received = exchanges.find((exchange) => exchange.id === id)?.received;
  const body = received && shorten(printable(received.text), longestAnswer);
  return [
    ...(curl ? [printable(curl)] : []),
    ...(received ? [`# HTTP ${received.status} ${printable(received.contentType ?? "")}`, `# ${body}`] : []),
    ...(docs ? [`# docs: ${docs}`] : []),
  ].join("\n");
}

/** Failed and undecided ones first, one by one; of those that were not run, if not all are wanted, one group for each reason. */
export function notPassed({ cases }: RunModel, all: boolean): readonly (readonly CaseResult[])[] {
  const of = (wanted: CaseResult["outcome"]) => cases.filter(({ outcome }) => outcome === wanted);
  const left = new Map<string, CaseResult[]>();
  for (const one of of("not-run")) {
    const key = `${one.target} ${all ? one.id : one.detail}`;
    left.set(key, [...(left.get(key) ?? []), one]);
  }
  return [...[...of("failed"), ...of("undecided")].map((one) => [one]), ...left.values()];
}

/** What an operation means by an error code, or by a text that begins with one. */
export function meaningOf(code: number | string | undefined, slug: string): Text | undefined {
  const digits = /^\d{3}\b/.exec(String(code))?.[0];
  const operation = operationOfSlug(slug);
  const error = operation && digits !== undefined ? errorOf(operation, Number(digits)) : undefined;
  return error && errorTexts[error.name].meaning;
}

/** Ids of the exchanges that something in the report rests on. */
export function citedIds(model: RunModel): Set<number> {
  const failed = model.cases.filter(({ outcome }) => outcome === "failed");
  const found = model.probes.flatMap(({ readings }) => Object.values(readings));
  return new Set([
    ...model.divergences.flatMap(({ exchanges }) => exchanges),
    ...failed.flatMap(({ exchanges }) => exchanges),
    ...found.flatMap((reading) => reading?.proof ?? []),
  ]);
}
