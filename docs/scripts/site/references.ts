import { readFile } from "node:fs/promises";
import { type Description, withLinksToPages } from "./described.ts";
import { type Language, languages, type Reference, referenceNames, references } from "./map.ts";
import { buildReference, type Redoc } from "./redoc.ts";

const root = new URL("../../../", import.meta.url);

export type BuiltReference = {
  readonly name: Reference;
  readonly language: Language;
  readonly description: Description;
  readonly redoc: Redoc;
};

/** Every reference in every language, and the one script that all of them share. */
export async function buildReferences() {
  const built: BuiltReference[] = [];
  for (const name of referenceNames)
    built.push(...(await Promise.all(languages.map((language) => build(name, language)))));
  const [bundle = "", ...others] = new Set(built.map(({ redoc }) => redoc.bundle));
  if (others.length > 0) throw new Error("The references differ in the script that they are to share.");
  return { bundle, references: built };
}

async function build(name: Reference, language: Language): Promise<BuiltReference> {
  const description = JSON.parse(await readFile(new URL(references[name][language], root), "utf8"));
  const shown = withLinksToPages(description, name, language);
  return { name, language, description, redoc: await buildReference(shown) };
}
