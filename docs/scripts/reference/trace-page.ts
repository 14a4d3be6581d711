import { facts, pages } from "@remo-kit/openapi";
import type { Language } from "../map.ts";
import { code, linked, nested, table, testItems } from "./markdown.ts";
import type { Trace } from "./trace.ts";
import { wordsOf } from "./words.ts";

/** How each fact is carried through the kit: a page of the reference, in Markdown. */
export function tracePage(traces: readonly Trace[], language: Language): string {
  const t = wordsOf("fields", language);
  const sections = Object.keys(pages).flatMap((page) => {
    const own = traces.filter((trace) => trace.page === page);
    const rows = own.map(({ fact, tests }) => [
      `[${fact}](#${fact.toLowerCase()})`,
      short(textOf(fact, language)),
      String(tests.length),
    ]);
    const body = [table([t.fact, t.says, t.tests], rows), ...own.map((trace) => section(trace, language))];
    return own.length > 0 ? [`## ${page}`, ...body] : [];
  });
  return `${[`# ${t.traceability}`, t.traceabilityIntro, ...sections].join("\n\n")}\n`;
}

const textOf = (fact: string, language: Language): string =>
  facts[fact as keyof typeof facts].text[language].trim();

/** The first sentence, which says what the fact is about. */
const short = (text: string): string => /^.*?\.(?=\s|$)/s.exec(text)?.[0] ?? text;

function section({ fact, spec, examples, scenarios, tests }: Trace, language: Language): string {
  const t = wordsOf("fields", language);
  const codes = (names: readonly string[]) => names.map(code).join(", ");
  return [
    `### ${fact}`,
    `${linked(textOf(fact, language))} ([${fact}](facts.md#${fact.toLowerCase()}))`,
    [
      nested(
        `**${t.spec}**:`,
        spec.map((pointer) => `- ${code(pointer)}`),
      ),
      `- **${t.examples}**: ${codes(examples)}`,
      `- **${t.scenarios}**: ${scenarios.map((name) => `[${code(name)}](scenarios.md#${name})`).join(", ")}`,
      nested(`**${t.provenBy}**:`, testItems(tests)),
    ].join("\n"),
  ].join("\n\n");
}
