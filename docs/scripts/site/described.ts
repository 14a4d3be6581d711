import { errorCodes } from "@remo-kit/openapi";
import type { Language } from "./map.ts";
import { fill, texts } from "./texts.ts";

type Described = { description: string };
export type Description = {
  readonly info: { readonly title: string; readonly summary?: string };
  readonly tags?: readonly (Described & { readonly name: string; readonly "x-slug"?: string })[];
  readonly components?: { readonly responses?: { readonly [name: string]: Described } };
};

/** The description of the API with links to the static pages: of each chapter, and of each refusal. */
export function withLinksToPages<D extends Description>(description: D, language: Language): D {
  const t = texts[language];
  const linked = structuredClone(description);
  for (const tag of linked.tags ?? []) {
    const slug = tag["x-slug"];
    if (slug) tag.description = `[${t.ownPage}](${slug}.html)\n\n${tag.description}`;
  }
  for (const { code, name } of Object.values(errorCodes)) {
    const response = linked.components?.responses?.[name];
    if (!response) throw new Error(`The spec has no response ${name}.`);
    response.description += `\n\n[${fill(t.errorCode, { code })}](error-codes.html#${code}-${name})`;
  }
  return linked;
}

/** Page → its chapter in the reference, as Redoc makes addresses of chapters: of the name, joined by hyphens. */
export function chapters({ tags = [] }: Description): { readonly [page: string]: string } {
  const withPage = tags.flatMap(({ name, "x-slug": slug }) => (slug ? [[slug, name] as const] : []));
  return Object.fromEntries(
    withPage.map(([slug, name]) => [slug, `/${name.toLowerCase().replaceAll(" ", "-")}`]),
  );
}
