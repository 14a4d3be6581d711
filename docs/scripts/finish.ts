// What is left to do once Rspress has built the pages: Redoc's, relative links, the policies of all, and the check of links.

import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brokenLinks, filesOf } from "./links.ts";
import { languages, textsOf } from "./map.ts";
import { writeRedoc } from "./redoc.ts";

const site = new URL("../site/", import.meta.url);

/** Where the site was built to be. It works anywhere: whoever serves it may have it below a path of his own. */
const base = process.env.DOCS_BASE ?? "/docs/";

/** What a page links to and loads, as it is seen from the page. A host shows the page for what is missing anywhere. */
function withRelativeLinks(html: string, path: string): string {
  if (path === "404.html") return html;
  const up = "../".repeat(path.split("/").length - 1) || "./";
  return html.replaceAll(/(<[^>]* (?:href|src)=")([^"]*)/g, (whole, start, target: string) =>
    target.startsWith(base) ? start + up + target.slice(base.length) : whole,
  );
}

/** The script that starts a page has the base twice, for its files and for its routes: it is where the script came from. */
function withOwnBase(script: string, path: string): string {
  if (!/^static\/js\/index\.\w+\.js$/.test(path)) return script;
  const parts = script.split(JSON.stringify(base));
  if (parts.length !== 3) throw new Error(`${path} has the base ${parts.length - 1} times, not twice.`);
  return `var docsBase=new URL("../../",document.currentScript.src).pathname;${parts.join("docsBase")}`;
}

/** A page may load what lies beside it, and run of its own scripts those that it was built with. */
function withPolicy(html: string): string {
  const inline = [...html.matchAll(/<script(?: type="module")?>([\s\S]*?)<\/script>/g)].map(
    ([, script = ""]) => ` 'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
  const isRedoc = html.includes('id="redoc"');
  const policy = [
    "default-src 'none'; base-uri 'none'; form-action 'none'; connect-src 'self'; font-src data:",
    "style-src 'self' 'unsafe-inline'",
    `script-src 'self'${inline.join("")}`,
    `img-src 'self' data:${isRedoc ? " blob:; worker-src blob:" : ""}`,
  ];
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}">`;
  return html.replace(/<meta charset="utf-8">/, `$&\n${meta}`);
}

/** In a twin, what lies beside the pages is seen from there; Rspress leaves such links as they were. */
const twin = (markdown: string): string =>
  markdown
    .replace(/\]\(\/(?=assets\/|\w\w\/)/g, "](../")
    .replace(/\\(\{#[\w-]+\})/g, "$1")
    .replace(/<Tab label="(.*)">/g, "**$1**")
    .replace(/^<svg class="gauge".*\n\n/gm, "") // The list below says the same.
    .replace(/<\/?Tabs?.*>\n\n/g, "");

writeRedoc();
const lists = languages.map((language) => `- [${textsOf(language).language}](${language}/llms.txt)`);
writeFileSync(new URL("llms.txt", site), `# REMO Kit\n\n> ${textsOf("en").lead}\n\n${lists.join("\n")}\n`);
const folder = fileURLToPath(site);
for (const path of filesOf(folder)) {
  const file = new URL(path, site);
  const html = (text: string) => withPolicy(withRelativeLinks(text, path));
  const change = { html, md: twin, js: (text: string) => withOwnBase(text, path) }[path.replace(/.*\./, "")];
  if (/(^|\/)llms-full\.txt$/.test(path)) rmSync(file);
  else if (change) writeFileSync(file, change(readFileSync(file, "utf8")));
}
const problems = brokenLinks(folder, filesOf(folder), base);
if (problems.length > 0) throw new Error(problems.join("\n"));
