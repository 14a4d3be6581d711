import { errorCodes } from "@remo-kit/openapi";
import { code, nested, testItems } from "./markdown.ts";
import { referenceWords } from "./reference-words.ts";
import type { Language } from "./scenario-words.ts";
import { headers, request, type Scenario } from "./scenarios.ts";
import type { CaseFacts } from "./trace.ts";

/** Beside what the spec's chapter says of a code: all the ways to get it from the mock, and the cases that prove it. */
export function withWaysAndTests(
  page: string,
  scenarios: readonly Scenario[],
  cases: readonly CaseFacts[],
  language: Language,
): string {
  const entries = page.trimEnd().split(/^(?=### \d{3} )/m);
  const [intro, ...codes] = entries.map((entry) => entry.trimEnd());
  const told = codes.map((entry) => {
    const [, number = ""] = /^### (\d{3}) /.exec(entry) ?? [];
    const scenario = scenarios.find((known) => known.category !== "success" && String(known.code) === number);
    const proven = cases.filter(({ title }) => codesOf(title).includes(Number(number)));
    if (!scenario || proven.length === 0)
      throw new Error(`Error code ${number} has no scenario of the mock, or no contract case is about it.`);
    // The chapter names only the header; the page names it among the others.
    const facts = entry.split("\n").filter((line) => !line.includes(`\`Prefer: code=${number}\``));
    return [...facts, ...ways(scenario, language), ...tests(proven, language)].join("\n");
  });
  return `${[withLinks(intro ?? "", codes), ...told].join("\n\n")}\n`;
}

/** Each code of the table leads to its entry. */
function withLinks(intro: string, entries: readonly string[]): string {
  const anchors = new Map(
    entries.map((entry) => [entry.slice(4, 7), entry.slice(4, entry.indexOf("\n")).replace(" ", "-")]),
  );
  return intro.replace(/^\| `(\d{3})` \|/gm, (cell, number) => {
    const anchor = anchors.get(number);
    return anchor ? `| [\`${number}\`](#${anchor}) |` : cell;
  });
}

function ways(scenario: Scenario, language: Language): string[] {
  const t = referenceWords[language];
  const { name, uuidSuffix } = scenario;
  const prefer = headers(scenario).map((header) => code(`Prefer: ${header}`));
  return [
    nested(`**${t.fromMock}**: ${t.scenario} [${code(name)}](scenarios.md#${name})`, [
      `- ${t.header} ${prefer.join(` ${t.or} `)}`,
      `- ${t.uuidEnding.replace("END", code(`-${uuidSuffix}`))}`,
      `- ${code("POST /__mock/next")}, ${code(JSON.stringify(request(scenario)))}`,
    ]),
  ];
}

const tests = (proven: readonly CaseFacts[], language: Language): string[] => [
  nested(`**${referenceWords[language].provenBy}**:`, testItems(proven)),
];

/** What a title can call a code; the longest first, since one name may end in another. */
const names = Object.values(errorCodes)
  .flatMap((entry): [string, number][] =>
    [String(entry.code), entry.name, entry.meaning.en].map((name) => [name, entry.code]),
  )
  .sort(([a], [b]) => b.length - a.length);
const anyName = new RegExp(`(?<![\\w-])(?:${names.map(([name]) => name).join("|")})(?![\\w-])`, "g");

/** The error codes that the title of a case names, by number, name or meaning. */
export function codesOf(title: string): number[] {
  const found = [...title.matchAll(anyName)].map(([name]) => new Map(names).get(name) ?? 0);
  return [...new Set(found)];
}
