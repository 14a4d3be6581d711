import { readFile } from "node:fs/promises";
import { door } from "./door.tsx";
import { edition } from "./edition.tsx";
import { createHighlight } from "./highlight.ts";
import { brokenLinks } from "./link-check.ts";
import { llms } from "./llms.ts";
import { copies, languages, pages } from "./map.ts";
import { picturesOf, readScreenshots } from "./pictures.ts";
import { buildReferences } from "./references.ts";
import { styles } from "./styles.ts";

const root = new URL("../../../", import.meta.url);

/** The files of the site but its scripts, path → content; `repository` is where files are linked to that are no page. */
export async function site(repository?: string): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const [highlight, sources, { bundle, references }, pictures, style] = await Promise.all([
    createHighlight(),
    readSources(),
    buildReferences(),
    readScreenshots(),
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
    [
      "assets/redoc.js",
      `/*! Redoc; licences: redoc-license.txt, redoc-third-party-notices.txt */\n${bundle}`,
    ],
  ]);
  const beside = [...(await picturesOf(texts)), ...(await readCopies())];
  const files = new Map<string, string | Uint8Array>([
    ...texts,
    ...beside.map(([file, content]) => [`assets/${file}`, content] as const),
  ]);
  const problems = brokenLinks(texts, new Set(files.keys()));
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return files;
}

const readCopies = (): Promise<[string, Uint8Array][]> =>
  Promise.all(
    Object.entries(copies).map(async ([path, file]) => [file, await readFile(new URL(path, root))]),
  );

async function readSources(): Promise<ReadonlyMap<string, string>> {
  const paths = new Set(pages.flatMap(({ source }) => languages.map(source)));
  const read = [...paths].map(async (path) => [path, await readFile(new URL(path, root), "utf8")] as const);
  return new Map(await Promise.all(read));
}
