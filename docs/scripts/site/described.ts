import { objectsOf } from "@remo-kit/openapi";
import { linked } from "../reference/markdown.ts";
import type { Language, Reference } from "./map.ts";
import { fill, texts } from "./texts.ts";

type Described = { description?: string };
type Parameter = Described & { readonly name?: string };
type Operation = Described & {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Described;
  readonly responses: { readonly [status: string]: Described & { readonly $ref?: string } };
};
export type Description = {
  readonly info: Described & { readonly title: string; readonly summary?: string };
  readonly tags?: readonly (Described & { readonly name: string })[];
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
  readonly components?: {
    readonly responses?: {
      readonly [name: string]: Described & {
        readonly content?: { readonly [type: string]: { readonly examples?: object } };
      };
    };
  };
};

/** The description with links to the static pages that say the same. */
export function withLinksToPages<D extends Description>(
  description: D,
  name: Reference,
  language: Language,
): D {
  const copy = structuredClone(description);
  if (name === "reference") linkRecord(copy, language);
  else linkOperations(copy, language);
  return copy;
}

/** Of the API: each id of the record, and each refusal. */
function linkRecord(description: Description, language: Language): void {
  for (const { node } of objectsOf(description)) {
    // The description of a server is no Markdown.
    if (typeof node.description === "string" && !("url" in node))
      (node as Described).description = linked(node.description, undefined, "html");
  }
  for (const { operation } of operationsOf(description)) {
    for (const [status, { $ref = "" }] of Object.entries(operation.responses)) {
      const response = description.components?.responses?.[$ref.split("/").pop() ?? ""];
      const [name] = Object.keys(response?.content?.["application/json"]?.examples ?? {});
      const address = `error-codes.html#${status}-${name}`;
      if (!response || status === "default" || response.description?.includes(address)) continue;
      response.description += `\n\n[${fill(texts[language].errorCode, { code: status })}](${address})`;
    }
  }
}

/** Of the control API: the whole, and each operation. */
function linkOperations(description: Description, language: Language): void {
  const { ownPage, ownSection } = texts[language];
  description.info.description = `[${ownPage}](control-api.html)\n\n${description.info.description}`;
  for (const { operation } of operationsOf(description)) {
    const link = `[${ownSection}](control-api.html#operation-${operation.operationId})`;
    operation.description = [operation.description, link].filter(Boolean).join("\n\n");
  }
}

/** Redoc makes addresses of the names of groups, joined by hyphens. */
const address = (name: string): string => `/${name.toLowerCase().replaceAll(" ", "-")}`;

/** Each operation, with its address in Redoc. */
export const operationsOf = ({ paths }: Description) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      request: `${method.toUpperCase()} ${path}`,
      address: `${address(operation.tags[0] ?? "")}/${operation.operationId.toLowerCase()}`,
      operation,
    })),
  );
