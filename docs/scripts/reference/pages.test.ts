import {
  ambiguities,
  describedOperation,
  evidence,
  facts,
  jsonSchema,
  metrics,
  operationList,
  responseContent,
} from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { pages } from "../map.ts";
import { control, scenarios } from "../sources.ts";
import { madePages } from "./pages.ts";

const { made, traceability } = await madePages();
const languages = ["en", "ko"] as const;

test.each(languages)("every page of the record is made in %s", (language) => {
  const names = pages.filter(({ isMade }) => isMade).map(({ name }) => name);
  expect([...made[language].keys()].sort()).toEqual(names.sort());
});

test.each(languages)("each row of the record has its entry in %s, with its id as anchor", (language) => {
  for (const [name, rows] of Object.entries({ facts, ambiguities, evidence }))
    for (const id of Object.keys(rows))
      expect(made[language].get(name)).toMatch(
        new RegExp(`^### ${id}\\b.* \\{#${id.toLowerCase()}\\}$`, "m"),
      );
});

test.each(languages)(
  "each error of each operation is a section in %s, and its table leads there",
  (language) => {
    const page = made[language].get("error-codes");
    for (const { errors } of operationList)
      for (const [code, name] of Object.entries(errors)) {
        expect(page).toContain(`\n### ${code} ${name}\n`);
        expect(page).toContain(`| [\`${code}\`](#${code}-${name}) | \`${name}\` |`);
      }
  },
);

test.each(languages)("each scenario and each operation of both APIs is there in %s", (language) => {
  for (const { name } of scenarios) expect(made[language].get("scenarios")).toContain(`\n### ${name}\n`);
  for (const [path, methods] of Object.entries(control.paths))
    for (const [method, { operationId }] of Object.entries(methods))
      expect(made[language].get("operations")).toContain(
        `[\`${method.toUpperCase()} ${path}\`](/${language}/control.html#/other/${operationId.toLowerCase()})`,
      );
  for (const { method, path, id } of operationList)
    expect(made[language].get("operations")).toContain(
      `[\`${method} ${path}\`](/${language}/reference.html#/other/${id.toLowerCase()})`,
    );
});

test.each(languages)(
  "operations whose answers are measured lead to the page of metrics in %s",
  (language) => {
    const links = made[language].get("operations")?.match(/\]\(metrics\.md\)/g);
    const names = new Set<string>(Object.values(metrics).flatMap((rows) => rows.map(({ metric }) => metric)));
    const measured = operationList.filter((operation) => {
      const content = responseContent(describedOperation(operation), 200);
      const keys = Object.keys(jsonSchema(content)?.properties ?? {});
      return keys.some((key) => names.has(key));
    });
    expect(measured.length).toBeGreaterThanOrEqual(2);
    expect(links).toHaveLength(measured.length);
  },
);

test("the table of facts is data, too: every fact, with what carries it", () => {
  const table: { facts: { fact: string; tests: unknown[] }[] } = JSON.parse(traceability);
  expect(table.facts.map(({ fact }) => fact)).toEqual(Object.keys(facts));
  for (const { tests } of table.facts) expect(tests.length).toBeGreaterThan(0);
});
