import type { Entry } from "./browser/search.ts";
import { type Description, operationsOf } from "./described.ts";
import type { WrittenPage } from "./written-page.ts";

/** A script that makes the sections of all pages known to the search box, and the operations of the API. */
export const searchIndex = (entries: readonly Entry[]): string =>
  `globalThis.searchIndex=${JSON.stringify(entries).normalize("NFC")};\n`;

export const pageEntries = (written: readonly WrittenPage[]): Entry[] =>
  written.flatMap(({ name, rendered }) =>
    rendered.sections.map(
      ({ id, heading, text }, i): Entry => [name, rendered.title, i === 0 ? "" : id, heading, text],
    ),
  );

/** What Redoc alone shows: of each operation, all that is said of it; `plain` makes a text of Markdown. */
export function operationEntries(
  description: Description,
  title: string,
  plain: (markdown: string) => string,
): Entry[] {
  const responses = description.components?.responses ?? {};
  return operationsOf(description).map(({ request, address, operation }): Entry => {
    const answers = Object.entries(operation.responses).map(([status, response]) => {
      const said = response.$ref ? responses[response.$ref.split("/").pop() ?? ""] : response;
      return `${status} ${said?.description ?? ""}`;
    });
    const parameters = (operation.parameters ?? []).map(
      (one) => `${one.name ?? ""} ${one.description ?? ""}`,
    );
    const said = [operation.description, ...parameters, operation.requestBody?.description, ...answers];
    const text = plain(said.filter(Boolean).join("\n\n"));
    return ["reference", title, address, operation.summary, `${request} ${text}`];
  });
}
