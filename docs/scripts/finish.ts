// What is left to do once Rspress has built the pages: Redoc's, the policies of all, and the check of links.

import { createHash } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { brokenLinks, filesOf } from "./links.ts";
import { type Language, languages, textsOf } from "./map.ts";
import { writeRedoc } from "./redoc.ts";

const site = new URL("../site/", import.meta.url);

/** A page may load what lies beside it, and run of its own scripts those that it was built with. */
function withPolicy(html: string): string {
  const inline = [...html.matchAll(/<script(?: type="module")?>([\s\S]*?)<\/script>/g)].map(
    ([, script = ""]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
  const isRedoc = html.includes('id="redoc"');
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${inline.join(" ")}`.trim(),
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data:${isRedoc ? " blob:" : ""}`,
    "font-src data:",
    `connect-src 'self'`,
    ...(isRedoc ? ["worker-src blob:"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return html
    .replace(/<link rel="alternate" type="text\/markdown" href="[^"]*\/404\.md">/, "")
    .replace(
      /<meta charset="utf-8">/,
      (charset) => `${charset}\n<meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}">`,
    );
}

/** In a twin, what lies beside the pages is seen from there; Rspress leaves such links as they were. */
const twin = (markdown: string): string =>
  markdown
    .replace(/^> For AI agents:.*\n+/, "")
    .replace(/\]\(\/(?=assets\/|\w\w\/)/g, "](../")
    .replace(/\\(\{#[\w-]+\})/g, "$1");

/** The lists of both languages as one. */
function llms(lists: readonly string[]): string {
  const sections = lists.map((list, i) => {
    const pages = list.match(/^- .+$/gm) ?? [];
    return `## ${textsOf(languages[i] as Language).language}\n\n${pages.join("\n")}`;
  });
  return `# REMO Kit\n\n> ${textsOf("en").lead}\n\n${sections.join("\n\n")}\n`;
}

await writeRedoc();
const folder = fileURLToPath(site);
for (const path of filesOf(folder)) {
  const file = new URL(path, site);
  if (/(^|\/)llms-full\.txt$/.test(path)) await rm(file);
  else if (path.endsWith(".html")) await writeFile(file, withPolicy(await readFile(file, "utf8")));
  else if (path.endsWith(".md")) await writeFile(file, twin(await readFile(file, "utf8")));
}
const lists = languages.map((language) => readFile(new URL(`${language}/llms.txt`, site), "utf8"));
await writeFile(new URL("llms.txt", site), llms(await Promise.all(lists)));
const problems = brokenLinks(folder, filesOf(folder), process.env.DOCS_BASE ?? "/docs/");
if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exitCode = 1;
}
