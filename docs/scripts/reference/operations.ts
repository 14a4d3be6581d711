import type { OpenApiDocument } from "@remo-kit/openapi";
import { type RedocPage, redocAddress } from "../map.ts";
import { control, documents } from "../sources.ts";
import { blocks, code, table } from "./markdown.ts";
import type { Edition } from "./words.ts";

/** Every operation of a document; Redoc makes its address of its id. */
const rowsOf = ({ paths }: OpenApiDocument) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, summary }]) => ({
      request: `${method.toUpperCase()} ${path}`,
      address: `/other/${operationId.toLowerCase()}`,
      summary,
    })),
  );

/** Method and path of an operation of the API → its address in Redoc. */
export const redocOf: ReadonlyMap<string, string> = new Map(
  rowsOf(documents.en).map(({ request, address }) => [request, address]),
);

/** Every operation of the API and of the mock's control API, each with its entry in Redoc. */
export function operationsPage({ language, say }: Edition): string {
  const list = (document: OpenApiDocument, page: RedocPage) =>
    table(
      [say("request"), say("what-it-does")],
      rowsOf(document).map(({ request, address, summary }) => [
        `[${code(request)}](${redocAddress(page, language, address)})`,
        summary,
      ]),
    );
  return blocks(
    `## ${say("api")}`,
    list(documents[language], "reference"),
    `## ${say("control-api")}`,
    say("controlIntro"),
    list(control, "control"),
  );
}
