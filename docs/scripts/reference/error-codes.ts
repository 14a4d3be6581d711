import type { ErrorName, Operation } from "@remo-kit/openapi";
import { codeSources, errors, errorTexts, httpMeanings, operationList } from "@remo-kit/openapi";
import { redocAddress } from "../map.ts";
import { blocks, code, codes, testItems } from "./markdown.ts";
import { byControl, headers, type Scenario } from "./scenarios.ts";
import type { CaseFacts } from "./trace.ts";
import type { Edition } from "./words.ts";

/** What an operation means by a code; the anchor is that of its entry. */
type Meant = {
  readonly operation: Operation;
  readonly code: number;
  readonly name: ErrorName;
  readonly anchor: string;
};

const meant: readonly Meant[] = operationList.flatMap((operation) =>
  Object.entries(operation.errors).map(([code, name]) => ({
    ...{ operation, name },
    code: Number(code),
    anchor: `${code}-${name}`,
  })),
);

/** Every error of every operation. */
export function errorCodesPage(
  scenarios: readonly Scenario[],
  cases: readonly CaseFacts[],
  edition: Edition,
): string {
  const { language, say, table } = edition;
  const tableOf = (operation: Operation) =>
    table(
      ["code", "name", "meaning", "registered", "category", "retry", "charged"],
      meant
        .filter((one) => one.operation === operation)
        .map((one) => [
          `[${code(one.code)}](#${one.anchor})`,
          code(one.name),
          ...Object.values(said(one, edition)),
        ]),
    );
  return blocks(
    operationList.map((operation) => [
      `## ${operation.method} ${operation.path}`,
      `[${say("inRedoc")}](${redocAddress("reference", language, operation.id)})`,
      tableOf(operation),
    ]),
    `## ${say("errors")}`,
    [...new Set(meant.map(({ anchor }) => anchor))].map((anchor) => {
      const same = meant.filter((one) => one.anchor === anchor);
      const [{ code, name }, slugs] = [same[0] as Meant, same.map(({ operation }) => operation.slug)];
      const scenario = scenarios.find((known) => known.name === name);
      const proven = cases.filter(
        ({ file, title }) =>
          slugs.some((slug) => file.endsWith(`/${slug}.ts`)) && codesOf(title).includes(code),
      );
      if (!scenario || proven.length === 0)
        throw new Error(`Error code ${code} has no scenario of the mock, or no contract case is about it.`);
      return section(same, scenario, proven, edition);
    }),
  );
}

const registeredAs = (code: number): string | undefined => {
  const meaning = httpMeanings[code]?.meaning;
  return meaning === "unregistered" ? undefined : meaning;
};

/** What is said of an error, in the order of the columns. */
function said({ code, name }: Meant, { language, say }: Edition) {
  const { category, retry, charged } = errors[name];
  return {
    meaning: errorTexts[name].meaning[language],
    registered: registeredAs(code) ?? say("unregistered"),
    category: say(`category-${category}`),
    retry: say(`retry-${retry}`),
    charged: say(`charged-${charged}`),
  };
}

function section(
  same: readonly Meant[],
  scenario: Scenario,
  proven: readonly CaseFacts[],
  edition: Edition,
): string {
  const { language, say, terms } = edition;
  const [one] = same as [Meant];
  const { message, cause, advice } = errorTexts[one.name];
  const { meaning, category, retry, charged } = said(one, edition);
  const registered = registeredAs(one.code);
  const why = [`${registered}.`, say("registered-why"), httpMeanings[one.code]?.note?.[language]];
  const sources = same.flatMap(({ operation }) => codeSources[operation.id]?.[one.code] ?? []);
  return blocks(
    `### ${one.code} ${one.name}`,
    terms(
      ["operations", codes(same.map(({ operation }) => operation.slug))],
      ["meaning", `${meaning} (${[...new Set(sources)].join(", ")})`],
      ["registered", registered ? why.filter(Boolean).join(" ") : say("unregistered-why")],
      ["category", category],
      ["message", `${code(message.text)} (${say(`message-${message.source}`)})`],
      ["cause", cause[language]],
      ["advice", advice[language]],
      ["retry", retry],
      ["charged", charged],
      ["fromMock", ways(scenario, edition)],
      ["provenBy", testItems(proven)],
    ),
  );
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
    .flatMap(({ code, name }) =>
      [`${code}`, name, errorTexts[name].meaning.en].map((text) => [text, code] as const),
    )
    .sort(([a], [b]) => b.length - a.length),
);
const anyName = new RegExp(`(?<![\\w-])(?:${[...names.keys()].join("|")})(?![\\w-])`, "g");

/** The error codes that the title of a case names, by number, name or meaning. */
export const codesOf = (title: string): number[] => [
  ...new Set([...title.matchAll(anyName)].map(([name]) => names.get(name) ?? 0)),
];
