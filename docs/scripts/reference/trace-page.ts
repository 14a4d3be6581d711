import { facts, pages } from "@remo-kit/openapi";
import { blocks, code, codes, testItems } from "./markdown.ts";
import type { Trace } from "./trace.ts";
import type { Edition } from "./words.ts";

export function tracePage(traces: readonly Trace[], { language, table, terms }: Edition): string {
  const textOf = (fact: string) => facts[fact as keyof typeof facts].text[language].trim();
  const row = ({ fact, tests }: Trace) => {
    const [short = ""] = /^.*?\.(?=\s|$)|^.*$/s.exec(textOf(fact)) ?? []; // Its first sentence says what it is about.
    return [`[${fact}](#${fact.toLowerCase()})`, short, String(tests.length)];
  };
  const section = ({ fact, spec, examples, scenarios, tests }: Trace) => [
    `### ${fact}`,
    `${textOf(fact)} (${fact})`,
    terms(
      ["spec", spec.map((pointer) => `- ${code(pointer)}`)],
      ["examples", codes(examples)],
      ["scenarios", scenarios.map((name) => `[${code(name)}](scenarios.md#${name})`).join(", ")],
      ["provenBy", testItems(tests)],
    ),
  ];
  return blocks(
    Object.keys(pages).map((page) => {
      const own = traces.filter((trace) => trace.page === page);
      return (
        own.length > 0 && [`## ${page}`, table(["fact", "says", "tests"], own.map(row)), own.map(section)]
      );
    }),
  );
}
