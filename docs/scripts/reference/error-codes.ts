import { codeSources, errors, errorTexts, httpMeanings, operationList } from "@remo-kit/openapi";
import { redocAddress } from "../map.ts";
import { scenarios } from "../sources.ts";
import { blocks, code, codes, testItems } from "./markdown.ts";
import { byControl, headers, type Scenario } from "./scenarios.ts";
import type { CaseFacts } from "./trace.ts";
import type { Edition } from "./words.ts";

/** What each operation means by each of its codes. */
const meant = operationList.flatMap((operation) =>
  Object.entries(operation.errors).map(([code, name]) => {
    return { operation, name, code: Number(code), anchor: `${code}-${name}` };
  }),
);
type Meant = (typeof meant)[number];

export function errorCodesPage(cases: readonly CaseFacts[], edition: Edition): string {
  const { language, say, table } = edition;
  const columns = ["code", "name", "meaning", "registered", "category", "retry", "charged"];
  const tables = operationList.map((operation) => {
    const own = meant.filter((one) => one.operation === operation);
    const rows = own.map((one) => {
      const link = `[${code(one.code)}](#${one.anchor})`;
      return [link, code(one.name), ...Object.values(said(one, edition))];
    });
    const entry = `[${say("inRedoc")}](${redocAddress("reference", language, operation.id)})`;
    return [`## ${operation.method} ${operation.path}`, entry, table(columns, rows)];
  });
  const sections = new Map(meant.map((one) => [one.anchor, section(one, cases, edition)]));
  return blocks(tables, `## ${say("errors")}`, [...sections.values()]);
}

/** What is said of an error, in the order of the columns. */
function said({ code, name }: Meant, { language, say }: Edition) {
  const { category, retry, charged } = errors[name];
  const { meaning: registered = "unregistered" } = httpMeanings[code] ?? {};
  return {
    meaning: errorTexts[name].meaning[language],
    registered: registered === "unregistered" ? say(registered) : registered,
    category: say(`category-${category}`),
    retry: say(`retry-${retry}`),
    charged: say(`charged-${charged}`),
  };
}

function section(one: Meant, cases: readonly CaseFacts[], edition: Edition): string {
  const { language, say, terms } = edition;
  const { code: number, name } = one;
  const { message, cause, advice } = errorTexts[name];
  const { meaning, registered, category, retry, charged } = said(one, edition);
  const why = [`${registered}.`, say("registered-why"), httpMeanings[number]?.note?.[language]];
  const operations = meant.filter(({ anchor }) => anchor === one.anchor).map(({ operation }) => operation);
  const sources = operations.flatMap(({ id }) => codeSources[id]?.[number] ?? []);
  const files = operations.map(({ slug }) => `packages/contract-tests/src/cases/${slug}.ts`);
  const proven = cases.filter(({ file, title }) => files.includes(file) && codesOf(title).includes(number));
  const scenario = scenarios.find((known) => known.name === name);
  if (!scenario || proven.length === 0)
    throw new Error(`Error code ${number} has no scenario of the mock, or no contract case is about it.`);
  const list = terms(
    ["operations", codes(operations.map(({ slug }) => slug))],
    ["meaning", `${meaning} (${[...new Set(sources)].join(", ")})`],
    [
      "registered",
      registered === say("unregistered") ? say("unregistered-why") : why.filter(Boolean).join(" "),
    ],
    ["category", category],
    ["message", `${code(message.text)} (${say(`message-${message.source}`)})`],
    ["cause", cause[language]],
    ["advice", advice[language]],
    ["retry", retry],
    ["charged", charged],
    ["fromMock", ways(scenario, edition)],
    ["provenBy", testItems(proven)],
  );
  return blocks(`### ${number} ${name}`, list);
}

const ways = (scenario: Scenario, { say }: Edition): string[] => [
  `- ${say("by-scenario")} [${code(scenario.name)}](scenarios.md#${scenario.name})`,
  `- ${say("by-header")} ${headers(scenario).join(` ${say("or")} `)}`,
  `- ${say("uuidEnding").replace("END", code(`-${scenario.uuidSuffix}`))}`,
  `- ${byControl(scenario)}`,
];

/** What a title can call a code; the longest first, since one name may end in another. */
const called = meant.flatMap(({ code, name }) =>
  [`${code}`, name, errorTexts[name].meaning.en].map((text) => [text, code] as const),
);
const names = new Map(called.sort(([a], [b]) => b.length - a.length));
const anyName = new RegExp(`(?<![\\w-])(?:${[...names.keys()].join("|")})(?![\\w-])`, "g");

/** The error codes that the title of a case names, by number, name or meaning. */
export const codesOf = (title: string): number[] => [
  ...new Set([...title.matchAll(anyName)].map(([name]) => names.get(name) ?? 0)),
];
