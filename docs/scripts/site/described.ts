import { errorCodes } from "@remo-kit/openapi";
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
  readonly tags?: readonly (Described & { readonly name: string; readonly "x-slug"?: string })[];
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
  readonly components?: { readonly responses?: { readonly [name: string]: Described } };
};

/** The description with links to the static pages that say the same. */
export function withLinksToPages<D extends Description>(
  description: D,
  name: Reference,
  language: Language,
): D {
  const linked = structuredClone(description);
  if (name === "reference") linkChapters(linked, language);
  else linkOperations(linked, language);
  return linked;
}

/** Of the API: each chapter, and each refusal. */
function linkChapters({ tags = [], components }: Description, language: Language): void {
  const t = texts[language];
  for (const tag of tags) {
    const slug = tag["x-slug"];
    if (slug) tag.description = `[${t.ownPage}](${slug}.html)\n\n${tag.description}`;
  }
  for (const { code, name } of Object.values(errorCodes)) {
    const response = components?.responses?.[name];
    if (!response) throw new Error(`The spec has no response ${name}.`);
    response.description += `\n\n[${fill(t.errorCode, { code })}](error-codes.html#${code}-${name})`;
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

/** Redoc makes addresses of chapters and groups of their names, joined by hyphens. */
const address = (name: string): string => `/${name.toLowerCase().replaceAll(" ", "-")}`;

/** Page → its chapter in the reference. */
export function chapters({ tags = [] }: Description): { readonly [page: string]: string } {
  const withPage = tags.flatMap(({ name, "x-slug": slug }) => (slug ? [[slug, name] as const] : []));
  return Object.fromEntries(withPage.map(([slug, name]) => [slug, address(name)]));
}

/** Each operation, with its address in Redoc. */
export const operationsOf = ({ paths }: Description) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      request: `${method.toUpperCase()} ${path}`,
      address: `${address(operation.tags[0] ?? "")}/${operation.operationId.toLowerCase()}`,
      operation,
    })),
  );
