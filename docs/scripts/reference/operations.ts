import type { OpenApiDocument } from "@remo-kit/openapi";
import { type Language, type RedocPage, redocAddress } from "../map.ts";
import { control, documents } from "../sources.ts";
import { code, table } from "./markdown.ts";
import { wordsOf } from "./words.ts";

/** What Redoc makes of the id of an operation that is in no group. */
const addressOf = (operationId: string): string => `/other/${operationId.toLowerCase()}`;

/** Method and path of an operation of the API → its address in Redoc. */
export const redocOf: ReadonlyMap<string, string> = new Map(
  rowsOf(documents.en).map(({ request, address }) => [request, address]),
);

/** Every operation of the API and of the mock's control API, each with its entry in Redoc. */
export function operationsPage(language: Language): string {
  const t = wordsOf("operations", language);
  const rows = (document: OpenApiDocument, page: RedocPage) =>
    rowsOf(document).map(({ request, address, summary }) => [
      `[${code(request)}](${redocAddress(page, language, address)})`,
      summary,
    ]);
  const head = [t.request, t.about];
  return [
    `# ${t.title}`,
    t.intro,
    `## ${t.api}`,
    table(head, rows(documents[language], "reference")),
    `## ${t.control}`,
    t.controlIntro,
    `${table(head, rows(control, "control"))}\n`,
  ].join("\n\n");
}

function rowsOf({ paths }: OpenApiDocument) {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, summary }]) => ({
      request: `${method.toUpperCase()} ${path}`,
      address: addressOf(operationId),
      summary,
    })),
  );
}
