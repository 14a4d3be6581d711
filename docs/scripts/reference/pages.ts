import { contractCases, documents, scenarios, suiteSources } from "../sources.ts";
import { errorCodesPage } from "./error-codes.ts";
import { fieldsPage } from "./fields.ts";
import { blocks, linked } from "./markdown.ts";
import { operationsPage } from "./operations.ts";
import { ambiguitiesPage, evidencePage, factsPage, profilesPage } from "./record.ts";
import { scenariosPage } from "./scenarios.ts";
import { holes, traces } from "./trace.ts";
import { tracePage } from "./trace-page.ts";
import { type Edition, editionOf } from "./words.ts";

/** The pages that are made from the record: name → Markdown; and the table of facts as data. */
export async function madePages() {
  const cases = await contractCases();
  const facts = traces(documents.en as never, cases, suiteSources());
  const problems = holes(facts);
  if (problems.length > 0)
    throw new Error(
      `Facts that are not carried through; name them in "facts" of a case (packages/contract-tests/src/cases/), or in x-fact of the spec:\n${problems.join("\n")}`,
    );
  const bodies: { readonly [name: string]: (edition: Edition) => string } = {
    "error-codes": (edition) => errorCodesPage(scenarios, cases, edition),
    fields: (edition) => fieldsPage(documents[edition.language], edition),
    ambiguities: ambiguitiesPage,
    profiles: profilesPage,
    scenarios: (edition) => scenariosPage(scenarios, edition),
    operations: operationsPage,
    facts: factsPage,
    evidence: evidencePage,
    traceability: (edition) => tracePage(facts, edition),
  };
  const made = (edition: Edition): ReadonlyMap<string, string> => {
    const page = (name: string, body = "") =>
      `${linked(blocks(`# ${edition.say(`${name}-title`)}`, edition.say(`${name}-intro`), body))}\n`;
    return new Map(Object.entries(bodies).map(([name, body]) => [name, page(name, body(edition))]));
  };
  const traceability = `${JSON.stringify({ facts })}\n`;
  return { made: { en: made(editionOf("en")), ko: made(editionOf("ko")) }, traceability };
}
