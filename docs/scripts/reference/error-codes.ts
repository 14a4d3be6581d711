import {
  codeSources,
  type ErrorName,
  errors,
  errorTexts,
  httpMeanings,
  type Operation,
  operationList,
} from "@remo-kit/openapi";
import { redocAddress } from "../map.ts";
import { blocks, code, table, terms, testItems } from "./markdown.ts";
import { redocOf } from "./operations.ts";
import { byControl, headers, type Scenario } from "./scenarios.ts";
import type { CaseFacts } from "./trace.ts";
import type { Edition } from "./words.ts";

/** What an operation means by a code. */
type Meant = { readonly operation: Operation; readonly code: number; readonly name: ErrorName };

const meant: readonly Meant[] = operationList.flatMap((operation) =>
  Object.entries(operation.errors).map(([number, name]) => ({ operation, code: Number(number), name })),
);

/** Where the entry of an error is: its code and its name. */
const anchorOf = ({ code, name }: Meant): string => `${code}-${name}`;

/** Every error of every operation. */
export function errorCodesPage(
  scenarios: readonly Scenario[],
  cases: readonly CaseFacts[],
  edition: Edition,
): string {
  const { language, say } = edition;
  const anchors = [...new Set(meant.map(anchorOf))];
  return blocks(
    ...operationList.flatMap((operation) => {
      const request = `${operation.method} ${operation.path}`;
      const entry = redocAddress("reference", language, redocOf.get(request));
      return [`## ${request}`, `[${say("inRedoc")}](${entry})`, operationTable(operation, edition)];
    }),
    `## ${say("errors")}`,
    ...anchors.map((anchor) =>
      section(
        meant.filter((one) => anchorOf(one) === anchor),
        scenarios,
        cases,
        edition,
      ),
    ),
  );
}

/** What is said of an error: by the name of its word. */
function said({ code: number, name }: Meant, { language, say }: Edition) {
  const { category, retry, charged } = errors[name];
  const registered = httpMeanings[number]?.meaning;
  return {
    meaning: errorTexts[name].meaning[language],
    registered: registered === "unregistered" ? undefined : registered,
    category: say(`category-${category}`),
    retry: say(`retry-${retry}`),
    charged: say(`charged-${charged}`),
  };
}

function operationTable({ id }: Operation, edition: Edition): string {
  const rows = meant
    .filter(({ operation }) => operation.id === id)
    .map((one) => {
      const { meaning, registered, category, retry, charged } = said(one, edition);
      const link = `[${code(String(one.code))}](#${anchorOf(one)})`;
      return [
        link,
        code(one.name),
        meaning,
        registered ?? edition.say("unregistered"),
        category,
        retry,
        charged,
      ];
    });
  return table(
    ["code", "name", "meaning", "registered", "category", "retry", "charged"].map(edition.say),
    rows,
  );
}

function section(
  same: readonly Meant[],
  scenarios: readonly Scenario[],
  cases: readonly CaseFacts[],
  edition: Edition,
): string {
  const { language, say } = edition;
  const [one] = same as [Meant];
  const { code: number, name } = one;
  const { message, cause, advice } = errorTexts[name];
  const { meaning, registered, category, retry, charged } = said(one, edition);
  const note = httpMeanings[number]?.note?.[language];
  const sources = [...new Set(same.flatMap(({ operation }) => codeSources[operation.id]?.[number] ?? []))];
  const scenario = scenarios.find((known) => known.name === name);
  const slugs = same.map(({ operation }) => operation.slug);
  const proven = cases.filter(
    ({ file, title }) =>
      slugs.some((slug) => file.endsWith(`/${slug}.ts`)) && codesOf(title).includes(number),
  );
  if (!scenario || proven.length === 0)
    throw new Error(`Error code ${number} has no scenario of the mock, or no contract case is about it.`);
  const lines = terms(edition, [
    ["operations", slugs.map(code).join(", ")],
    ["meaning", `${meaning} (${sources.join(", ")})`],
    [
      "registered",
      registered
        ? [`${registered}.`, say("registered-why"), note].filter(Boolean).join(" ")
        : say("unregistered-why"),
    ],
    ["category", category],
    ["message", `${code(message.text)} (${say(`message-${message.source}`)})`],
    ["cause", cause[language]],
    ["advice", advice[language]],
    ["retry", retry],
    ["charged", charged],
    ["fromMock", ways(scenario, edition)],
    ["provenBy", testItems(proven)],
  ]);
  return blocks(`### ${number} ${name}`, lines);
}

const ways = (scenario: Scenario, { say }: Edition): string[] => [
  `- ${say("by-scenario")} [${code(scenario.name)}](scenarios.md#${scenario.name})`,
  `- ${say("by-header")} ${headers(scenario).join(` ${say("or")} `)}`,
  `- ${say("uuidEnding").replace("END", code(`-${scenario.uuidSuffix}`))}`,
  `- ${byControl(scenario)}`,
];

/** What a title can call a code; the longest first, since one name may end in another. */
const names = new Map(
  meant
    .flatMap(({ code, name }): [string, number][] =>
      [String(code), name, errorTexts[name].meaning.en].map((text) => [text, code]),
    )
    .sort(([a], [b]) => b.length - a.length),
);
const anyName = new RegExp(`(?<![\\w-])(?:${[...names.keys()].join("|")})(?![\\w-])`, "g");

/** The error codes that the title of a case names, by number, name or meaning. */
export const codesOf = (title: string): number[] => [
  ...new Set([...title.matchAll(anyName)].map(([name]) => names.get(name) ?? 0)),
];
