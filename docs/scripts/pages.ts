// Writes what Rspress builds the site of: the pages of each language, and the files beside them.

import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { type Language, languages, type Page, pages, textsOf } from "./map.ts";
import { madePages } from "./reference/pages.ts";
import { relink } from "./relink.ts";
import { copies, repository } from "./sources.ts";

const folder = new URL("../.pages/", import.meta.url);
const assets = new URL("public/assets/", folder);

/** The page has one of its own. */
const languageSwitch =
  /^(\*\*[^*\n]+\*\*|\[[^\]\n]+\]\([^)\n]+\))( · (\*\*[^*\n]+\*\*|\[[^\]\n]+\]\([^)\n]+\)))+$/m;

async function pageText(
  { name, isEnglish, source }: Page,
  made: ReadonlyMap<string, string>,
  language: Language,
) {
  const path = source(language);
  const markdown = made.get(name) ?? (await readFile(new URL(path, repository), "utf8"));
  const text = relink(markdown.replace(/^<!--[\s\S]*?-->\s*/, "").replace(languageSwitch, ""), {
    source: path,
    language,
    home: process.env.REPOSITORY_URL,
  });
  const { about, englishOnly } = textsOf(language);
  const description = about[name];
  const head = description ? `---\ndescription: ${JSON.stringify(description)}\n---\n\n` : "";
  if (!isEnglish || language === "en") return `${head}${text}`;
  return `${head}> ${englishOnly}\n\n<div lang="en">\n\n${text}\n\n</div>\n`;
}

await rm(folder, { recursive: true, force: true });
await mkdir(assets, { recursive: true });
const { made, traceability } = await madePages();
const shown = new Set<string>();
for (const language of languages) {
  await mkdir(new URL(`${language}/`, folder));
  for (const page of pages) {
    const text = await pageText(page, made[language], language);
    for (const [, picture = ""] of text.matchAll(/!\[[^\]]*\]\(\/assets\/([^)]+)\)/g)) shown.add(picture);
    await writeFile(new URL(`${language}/${page.name}.md`, folder), text);
  }
}
await writeFile(new URL("index.md", folder), "---\npageType: blank\n---\n\n# REMO Kit\n");
await writeFile(new URL("traceability.json", assets), traceability);
for (const [path, file] of Object.entries(copies)) await cp(new URL(path, repository), new URL(file, assets));
for (const picture of shown)
  await cp(new URL(`docs/images/${picture}`, repository), new URL(picture, assets));
