import { facts, pages } from "@remo-kit/openapi";
import { blocks, code, table, terms, testItems } from "./markdown.ts";
import type { Trace } from "./trace.ts";
import type { Edition } from "./words.ts";

/** How each fact is carried through the kit. */
export function tracePage(traces: readonly Trace[], edition: Edition): string {
  const { language, say } = edition;
  const textOf = (fact: string) => facts[fact as keyof typeof facts].text[language].trim();
  const sections = Object.keys(pages).flatMap((page) => {
    const own = traces.filter((trace) => trace.page === page);
    const rows = own.map(({ fact, tests }) => {
      const [short = ""] = /^.*?\.(?=\s|$)|^.*$/s.exec(textOf(fact)) ?? []; // Its first sentence says what it is about.
      return [`[${fact}](#${fact.toLowerCase()})`, short, String(tests.length)];
    });
    if (own.length === 0) return [];
    return [
      `## ${page}`,
      table(["fact", "says", "tests"].map(say), rows),
      ...own.map((trace) => section(trace, textOf(trace.fact), edition)),
    ];
  });
  return blocks(...sections);
}

const section = ({ fact, spec, examples, scenarios, tests }: Trace, text: string, edition: Edition): string =>
  blocks(
    `### ${fact}`,
    `${text} (${fact})`,
    terms(edition, [
      ["spec", spec.map((pointer) => `- ${code(pointer)}`)],
      ["examples", examples.map(code).join(", ")],
      ["scenarios", scenarios.map((name) => `[${code(name)}](scenarios.md#${name})`).join(", ")],
      ["provenBy", testItems(tests)],
    ]),
  );
