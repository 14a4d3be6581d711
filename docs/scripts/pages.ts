// Writes what Rspress builds the site of: the pages of each language, and the files beside them.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type Language, languages, type Page, pages, textsOf } from "./map.ts";
import { madePages } from "./reference/pages.ts";
import { relink } from "./relink.ts";
import { copies, repository } from "./sources.ts";

const folder = new URL("../.pages/", import.meta.url);
const assets = new URL("public/assets/", folder);

/** The page has one of its own. */
const languageSwitch =
  /^(\*\*[^*\n]+\*\*|\[[^\]\n]+\]\([^)\n]+\))( · (\*\*[^*\n]+\*\*|\[[^\]\n]+\]\([^)\n]+\)))+$/m;

function pageText({ name, isEnglish, source: sourceOf }: Page, made: string | undefined, language: Language) {
  const source = sourceOf(language);
  const markdown = made ?? readFileSync(new URL(source, repository), "utf8");
  const own = markdown.replace(/^<!--[\s\S]*?-->\s*/, "").replace(languageSwitch, "");
  const text = relink(own, { source, language, home: process.env.REPOSITORY_URL });
  const { about, englishOnly } = textsOf(language);
  const head = about[name] ? `---\ndescription: ${JSON.stringify(about[name])}\n---\n\n` : "";
  if (!isEnglish || language === "en") return `${head}${text}`;
  return `${head}> ${englishOnly}\n\n<div lang="en">\n\n${text}\n\n</div>\n`;
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(assets, { recursive: true });
const { made, traceability } = await madePages();
for (const language of languages) {
  mkdirSync(new URL(`${language}/`, folder));
  for (const page of pages) {
    const text = pageText(page, made[language].get(page.name), language);
    const extension = text.includes("<Tabs") ? "mdx" : "md"; // Components are of MDX.
    writeFileSync(new URL(`${language}/${page.name}.${extension}`, folder), text);
    for (const [, picture = ""] of text.matchAll(/!\[[^\]]*\]\(\/assets\/([^)]+)\)/g))
      cpSync(new URL(`docs/images/${picture}`, repository), new URL(picture, assets));
  }
}
writeFileSync(new URL("traceability.json", assets), traceability);
for (const [path, file] of Object.entries(copies)) cpSync(new URL(path, repository), new URL(file, assets));
cpSync(new URL("docs/theme/index.html", repository), new URL("public/index.html", folder));
