import { readFile } from "node:fs/promises";
import { door } from "./door.tsx";
import { edition } from "./edition.tsx";
import { createHighlight } from "./highlight.ts";
import { brokenLinks } from "./link-check.ts";
import { llms } from "./llms.ts";
import { languages, pages } from "./map.ts";
import { allPictures } from "./pictures.ts";
import { buildReferences } from "./references.ts";
import { styles } from "./styles.ts";

const root = new URL("../../../", import.meta.url);

/** The files of the site but its scripts, path → content; `repository` is where files are linked to that are no page. */
export async function site(repository?: string): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const [highlight, sources, { bundle, references }, pictures, style] = await Promise.all([
    createHighlight(),
    readSources(),
    buildReferences(),
    allPictures(),
    styles(),
  ]);
  const editions = languages.map((language) =>
    edition({ language, sources, references, pictures, highlight: highlight.plugin, repository }),
  );
  const texts = new Map<string, string>([
    ["index.html", door()],
    ["llms.txt", llms(editions)],
    ...editions.flatMap(({ files }) => files),
    ["assets/site.css", `${style.site}\n${highlight.css()}\n`],
    ["assets/bar.css", style.bar],
    ["assets/redoc.js", bundle],
  ]);
  const files = new Map<string, string | Uint8Array>([
    ...texts,
    ...pictures.map(({ file, content }) => [`assets/${file}`, content] as const),
  ]);
  const problems = brokenLinks(texts, new Set(files.keys()));
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return files;
}

async function readSources(): Promise<ReadonlyMap<string, string>> {
  const paths = pages.flatMap(({ source }) => languages.map(source));
  const read = paths.map(async (path) => [path, await readFile(new URL(path, root), "utf8")] as const);
  return new Map(await Promise.all(read));
}
