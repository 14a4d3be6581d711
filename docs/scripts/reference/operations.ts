import type { OpenApiDocument } from "@remo-kit/openapi";
import { type RedocPage, redocAddress } from "../map.ts";
import { control, documents } from "../sources.ts";
import { blocks, code } from "./markdown.ts";
import type { Edition } from "./words.ts";

/** Every operation of the API and of the mock's control API, each with its entry in Redoc. */
export function operationsPage({ language, say, table }: Edition): string {
  const list = ({ paths }: OpenApiDocument, page: RedocPage) => {
    const rows = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId, summary }]) => [
        `[${code(`${method.toUpperCase()} ${path}`)}](${redocAddress(page, language, operationId)})`,
        summary,
      ]),
    );
    return table(["request", "what-it-does"], rows);
  };
  const api = [`## ${say("api")}`, list(documents[language], "reference")];
  return blocks(api, `## ${say("control-api")}`, say("controlIntro"), list(control, "control"));
}
