// Every link and anchor of the site and of the repository's Markdown leads somewhere.

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { posix } from "node:path";
import GithubSlugger from "github-slugger";

/** What a text links to, and the anchors that it has. */
type Linked = { readonly targets: readonly string[]; readonly anchors: readonly string[] };

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = ""]) => found);

/** In the description that Redoc shows, links are Markdown. */
function ofHtml(html: string): Linked {
  const [description = ""] = /<script type="application\/json"[\s\S]*?<\/script>/.exec(html) ?? [];
  const page = html.replace(/<script(?![^>]* src=)[^>]*>[\s\S]*?<\/script>/g, "");
  return {
    targets: [...all(page, /\s(?:href|src)="([^"]*)"/g), ...all(description, /\]\(([\w-]+\.html[^)\s]*)\)/g)],
    anchors: all(page, /\sid="([^"]+)"/g),
  };
}

/** Anchors are made as GitHub makes them, or named after a heading. */
function ofMarkdown(markdown: string): Linked {
  const slugger = new GithubSlugger();
  const prose = markdown.replace(/^(`{3,})[\s\S]*?^\1/gm, "");
  const anchors = all(prose, /^#{1,6} (.+)$/gm).map((heading) => {
    const text = heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[`*]/g, "");
    return /\{#([\w-]+)\}$/.exec(text)?.[1] ?? slugger.slug(text.trim());
  });
  return { targets: all(prose.replace(/`[^`\n]*`/g, ""), /\]\(([^)\s]+)\)/g), anchors };
}

/** The links of files in a folder that lead nowhere, a sentence each; `base` is the address of the folder. */
export function brokenLinks(folder: string, files: readonly string[], base = "/"): string[] {
  const read = new Map<string, Linked>();
  const textOf = (path: string) => readFileSync(posix.join(folder, path), "utf8");
  const linkedOf = (path: string): Linked | undefined => {
    const reader = { ".html": ofHtml, ".md": ofMarkdown, ".txt": ofMarkdown }[posix.extname(path)];
    if (reader && !read.has(path)) read.set(path, reader(textOf(path)));
    return read.get(path);
  };
  const problem = (target: string, from: string): string | undefined => {
    if (/^([a-z]+:|#$)/i.test(target)) return undefined;
    const [address = "", hash = ""] = decodeURI(target).split("#");
    const isAbsolute = address.startsWith("/");
    if (isAbsolute && !address.startsWith(base)) return "outside";
    const path = isAbsolute ? address.slice(base.length) : posix.join(posix.dirname(from), address);
    const file = address === "" ? from : /(^|\/)$/.test(path) && base !== "/" ? `${path}index.html` : path;
    if (!existsSync(posix.join(folder, file))) return "to no file";
    if (hash === "" || hash.startsWith("/")) return undefined;
    if (statSync(posix.join(folder, file)).isDirectory()) return "to an anchor of a folder";
    // GitHub shows all of a YAML file; the site, the entry with this id or name.
    const isEntry = /\.yaml$/.test(file) && textOf(file).toLowerCase().includes(hash.replace(/^\d+-/, ""));
    if (isEntry || linkedOf(file)?.anchors.includes(hash)) return undefined;
    return /\.yaml$/.test(file) ? "to no entry" : "to no anchor";
  };
  return files.flatMap((from) =>
    (linkedOf(from)?.targets ?? []).flatMap((target) => {
      const found = problem(target, from);
      return found ? [`${from}: the link ${target} leads ${found}.`] : [];
    }),
  );
}

export const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true }).map((path) => String(path).replaceAll("\\", "/"));
