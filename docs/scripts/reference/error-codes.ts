import {
  codeSources,
  type ErrorName,
  errors,
  errorTexts,
  httpMeanings,
  type Operation,
  operationList,
} from "@remo-kit/openapi";
import { type Language, redocAddress } from "../map.ts";
import { code, linked, nested, table, terms, testItems } from "./markdown.ts";
import { redocOf } from "./operations.ts";
import { headers, request, type Scenario } from "./scenarios.ts";
import type { CaseFacts } from "./trace.ts";
import { word, wordsOf } from "./words.ts";

/** What an operation means by a code. */
type Meant = { readonly operation: Operation; readonly code: number; readonly name: ErrorName };

const meant: readonly Meant[] = operationList.flatMap((operation) =>
  Object.entries(operation.errors).map(([number, name]) => ({ operation, code: Number(number), name })),
);

/** Where the entry of an error is: its code and its name. */
const anchorOf = ({ code, name }: Pick<Meant, "code" | "name">): string => `${code}-${name}`;

/** Every error of every operation: a page of the reference, in Markdown. */
export function errorCodesPage(
  scenarios: readonly Scenario[],
  cases: readonly CaseFacts[],
  language: Language,
): string {
  const t = wordsOf("record", language);
  const entries = new Map<string, Meant[]>();
  for (const one of meant) entries.set(anchorOf(one), [...(entries.get(anchorOf(one)) ?? []), one]);
  const sections = [...entries.values()].map((same) => section(same, scenarios, cases, language));
  const page = [
    `# ${t["error-codes"]}`,
    t["error-codes-intro"],
    ...operationList.flatMap((operation) => [
      `## ${operation.method} ${operation.path}`,
      inRedoc(operation, language),
      operationTable(operation, language),
    ]),
    `## ${t.errors}`,
    ...sections,
  ];
  return `${linked(page.join("\n\n"))}\n`;
}

const inRedoc = ({ method, path }: Operation, language: Language): string =>
  `[${wordsOf("operations", language).inRedoc}](${redocAddress("reference", language, redocOf.get(`${method} ${path}`))})`;

function operationTable({ id }: Operation, language: Language): string {
  const t = wordsOf("record", language);
  const rows = meant
    .filter(({ operation }) => operation.id === id)
    .map((one) => {
      const { category, retry, charged } = errors[one.name];
      return [
        `[${code(String(one.code))}](#${anchorOf(one)})`,
        code(one.name),
        errorTexts[one.name].meaning[language],
        registered(one.code) ?? t.unregistered,
        word("record", language, `category-${category}`),
        word("record", language, `retry-${retry}`),
        word("record", language, `charged-${charged}`),
      ];
    });
  return table([t.code, t.name, t.meaning, t.registered, t.category, t.retry, t.charged], rows);
}

/** HTTP's own meaning of a code, if it has one. */
const registered = (code: number): string | undefined => {
  const meaning = httpMeanings[code]?.meaning;
  return meaning === "unregistered" ? undefined : meaning;
};

function section(
  same: readonly Meant[],
  scenarios: readonly Scenario[],
  cases: readonly CaseFacts[],
  language: Language,
): string {
  const [{ code: number, name }] = same as [Meant];
  const t = wordsOf("record", language);
  const { meaning, message, cause, advice } = errorTexts[name];
  const { category, retry, charged } = errors[name];
  const http = registered(number);
  const note = httpMeanings[number]?.note?.[language];
  const sources = [...new Set(same.flatMap(({ operation }) => codeSources[operation.id]?.[number] ?? []))];
  const scenario = scenarios.find((known) => known.name === name);
  const slugs = same.map(({ operation }) => operation.slug);
  const proven = cases.filter(
    (one) => slugs.some((slug) => one.file.endsWith(`/${slug}.ts`)) && codesOf(one.title).includes(number),
  );
  if (!scenario || proven.length === 0)
    throw new Error(`Error code ${number} has no scenario of the mock, or no contract case is about it.`);
  const facts = terms([
    [t.operations, slugs.map(code).join(", ")],
    [t.meaning, `${meaning[language]} (${sources.join(", ")})`],
    [
      t.registered,
      http ? [`${http}.`, t["registered-why"], note].filter(Boolean).join(" ") : t["unregistered-why"],
    ],
    [t.category, word("record", language, `category-${category}`)],
    [t.message, `${code(message.text)} (${word("record", language, `message-${message.source}`)})`],
    [t.cause, cause[language]],
    [t.advice, advice[language]],
    [t.retry, word("record", language, `retry-${retry}`)],
    [t.charged, word("record", language, `charged-${charged}`)],
  ]);
  const { provenBy } = wordsOf("fields", language);
  return `### ${number} ${name}\n\n${[facts, ways(scenario, language), nested(`**${provenBy}**:`, testItems(proven))].join("\n")}`;
}

function ways(scenario: Scenario, language: Language): string {
  const t = wordsOf("fields", language);
  const { name, uuidSuffix } = scenario;
  const prefer = headers(scenario).map((header) => code(`Prefer: ${header}`));
  return nested(`**${t.fromMock}**: ${t.scenario} [${code(name)}](scenarios.md#${name})`, [
    `- ${t.header} ${prefer.join(` ${t.or} `)}`,
    `- ${t.uuidEnding.replace("END", code(`-${uuidSuffix}`))}`,
    `- ${code("POST /__mock/next")}, ${code(JSON.stringify(request(scenario)))}`,
  ]);
}

/** What a title can call a code; the longest first, since one name may end in another. */
const names = meant
  .flatMap(({ code, name }): [string, number][] =>
    [String(code), name, errorTexts[name].meaning.en].map((text) => [text, code]),
  )
  .sort(([a], [b]) => b.length - a.length);
const anyName = new RegExp(`(?<![\\w-])(?:${names.map(([name]) => name).join("|")})(?![\\w-])`, "g");

/** The error codes that the title of a case names, by number, name or meaning. */
export function codesOf(title: string): number[] {
  const found = [...title.matchAll(anyName)].map(([name]) => new Map(names).get(name) ?? 0);
  return [...new Set(found)];
}
