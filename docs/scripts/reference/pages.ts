import type { CodeSample, OpenApiDocument } from "@remo-kit/openapi";
import { type RedocPage, redocAddress } from "../map.ts";
import { contractCases, control, documents, suiteSources } from "../sources.ts";
import { carriedHoles, carriedOf, carriedPage } from "./carried.ts";
import { errorCodesPage } from "./error-codes.ts";
import { fieldsPage } from "./fields.ts";
import { blocks, code, linked } from "./markdown.ts";
import { metricList } from "./metric-list.ts";
import { metricsPage } from "./metrics.ts";
import { ambiguitiesPage, evidencePage, factsPage, profilesPage } from "./record.ts";
import { scenariosPage } from "./scenarios.ts";
import { holes, tracePage, traces } from "./trace.ts";
import { type Edition, editionOf } from "./words.ts";

/** The pages that are made from the record: name → Markdown; and the table of facts as data. */
export async function madePages() {
  const cases = await contractCases();
  const suites = suiteSources();
  const facts = traces(documents.en as never, cases, suites);
  const carried = carriedOf(documents.en, cases, suites);
  const problems = [...holes(facts), ...carriedHoles(carried)];
  if (problems.length > 0)
    throw new Error(
      `What is not carried through; name it in "facts" or the title of a case (packages/contract-tests/src/cases/), or in the spec:\n${problems.join("\n")}`,
    );
  const bodies: { readonly [name: string]: (edition: Edition) => string } = {
    "error-codes": (edition) => errorCodesPage(cases, edition),
    fields: (edition) => fieldsPage(documents[edition.language], edition),
    metrics: metricsPage,
    ambiguities: ambiguitiesPage,
    profiles: profilesPage,
    scenarios: scenariosPage,
    operations: operationsPage,
    facts: factsPage,
    evidence: evidencePage,
    traceability: (edition) => blocks(tracePage(facts, edition), carriedPage(carried, edition)),
  };
  const made = (edition: Edition): ReadonlyMap<string, string> => {
    const page = (name: string, body = "") =>
      `${linked(blocks(`# ${edition.say(`${name}-title`)}`, edition.say(`${name}-intro`), body))}\n`;
    return new Map(Object.entries(bodies).map(([name, body]) => [name, page(name, body(edition))]));
  };
  const traceability = `${JSON.stringify({ facts, ...carried })}\n`;
  return { made: { en: made(editionOf("en")), ko: made(editionOf("ko")) }, traceability };
}

/** The operations of which an answer is made of metrics. */
const measuring = new Set<string>(metricList.flatMap(({ operations }) => operations.map(({ id }) => id)));

/** Every operation of the API and of the mock's control API, each with its entry in Redoc. */
function operationsPage({ language, say, table }: Edition): string {
  const list = ({ paths }: OpenApiDocument, page: RedocPage) => {
    const rows = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId, summary }]) => [
        `[${code(`${method.toUpperCase()} ${path}`)}](${redocAddress(page, language, operationId)})`,
        summary,
      ]),
    );
    return table(["request", "what-it-does"], rows);
  };
  const { paths } = documents[language];
  const samples = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map((operation) => [
      `### ${operation.summary}`,
      measuring.has(operation.operationId) && `[${say("what-it-measures")}](metrics.md)`,
      tabs(operation["x-codeSamples"]),
    ]),
  );
  const api = [`## ${say("api")}`, list(documents[language], "reference"), ...samples];
  return blocks(api, `## ${say("control-api")}`, say("controlIntro"), list(control, "control"));
}

/** The same request in several languages; without a script all of them are read one below the other. */
const tabs = (samples: readonly CodeSample[] = []): string =>
  blocks(
    "<Tabs keepDOM>",
    ...samples.map(({ lang, label, source }) => [
      `<Tab label="${label}">`,
      `\`\`\`${lang.toLowerCase()}\n${source.trim()}\n\`\`\``,
      "</Tab>",
    ]),
    "</Tabs>",
  );
