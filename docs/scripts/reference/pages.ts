import type { Language } from "../map.ts";
import { contractCases, documents, scenarios, suiteSources } from "../sources.ts";
import { errorCodesPage } from "./error-codes.ts";
import { fieldsPage } from "./fields.ts";
import { operationsPage } from "./operations.ts";
import { recordPages } from "./record.ts";
import { scenarioPage } from "./scenarios.ts";
import { holes, traces } from "./trace.ts";
import { tracePage } from "./trace-page.ts";

type Made = ReadonlyMap<string, string>;

/** The pages that are made from the record: name → Markdown; and the table of facts as data. */
export async function madePages() {
  const cases = await contractCases();
  const table = traces(documents.en as never, cases, await suiteSources());
  const problems = holes(table);
  if (problems.length > 0)
    throw new Error(
      `Facts that are not carried through; name them in "facts" of a case (packages/contract-tests/src/cases/), or in x-fact of the spec:\n${problems.join("\n")}`,
    );
  const made = (language: Language): Made =>
    new Map([
      ["error-codes", errorCodesPage(scenarios, cases, language)],
      ...recordPages(language),
      ["fields", fieldsPage(documents[language], language)],
      ["scenarios", scenarioPage(scenarios, language)],
      ["operations", operationsPage(language)],
      ["traceability", tracePage(table, language)],
    ]);
  return { made: { en: made("en"), ko: made("ko") }, traceability: `${JSON.stringify({ facts: table })}\n` };
}
