// Every link and anchor of the site and of the repository's Markdown leads somewhere.

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { posix } from "node:path";
import GithubSlugger from "github-slugger";

/** What a text links to, and the anchors that it has. */
type Linked = { readonly targets: readonly string[]; readonly anchors: ReadonlySet<string> };

const unescaped = (text: string) =>
  text.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&lt;", "<");

const all = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, found = ""]) => unescaped(found));

/** Without the description that Redoc shows: the links in it are Markdown. */
function ofHtml(html: string): Linked {
  const [description = ""] = /<script type="application\/json"[\s\S]*?<\/script>/.exec(html) ?? [];
  const page = html.replace(/<script(?![^>]* src=)[^>]*>[\s\S]*?<\/script>/g, "");
  return {
    targets: [...all(page, /\s(?:href|src)="([^"]*)"/g), ...all(description, /\]\(([\w-]+\.html[^)\s]*)\)/g)],
    anchors: new Set(all(page, /\sid="([^"]+)"/g)),
  };
}

/** Anchors are made as GitHub makes them, or named after a heading. */
function ofMarkdown(markdown: string): Linked {
  const slugger = new GithubSlugger();
  const prose = markdown.replace(/^(`{3,})[\s\S]*?^\1/gm, "");
  const headings = all(prose, /^#{1,6} (.+)$/gm).map((heading) => {
    const text = heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[`*]/g, "");
    return /\{#([\w-]+)\}$/.exec(text)?.[1] ?? slugger.slug(text.trim());
  });
  return { targets: all(prose.replace(/`[^`\n]*`/g, ""), /\]\(([^)\s]+)\)/g), anchors: new Set(headings) };
}

const reader: { readonly [extension: string]: (text: string) => Linked } = {
  ".html": ofHtml,
  ".md": ofMarkdown,
  ".txt": ofMarkdown,
};

/** The links of files in a folder that lead nowhere, a sentence each; `base` is the address of the folder. */
export function brokenLinks(folder: string, files: readonly string[], base = "/"): string[] {
  const read = new Map<string, Linked | undefined>();
  const linkedOf = (path: string) => {
    const read_ = reader[posix.extname(path)];
    if (!read.has(path)) read.set(path, read_?.(readFileSync(posix.join(folder, path), "utf8")));
    return read.get(path);
  };
  const problem = (target: string, from: string): string | undefined => {
    if (/^([a-z]+:|#$)/i.test(target)) return undefined;
    const [address = "", hash = ""] = decodeURI(target).split("#");
    if (address.startsWith("/") && !address.startsWith(base)) return "outside";
    const path = address.startsWith("/")
      ? address.slice(base.length)
      : posix.join(posix.dirname(from), address);
    const file = address === "" ? from : /(^|\/)$/.test(path) && base !== "/" ? `${path}index.html` : path;
    if (!existsSync(posix.join(folder, file))) return "to no file";
    if (hash === "" || hash.startsWith("/")) return undefined;
    if (/\.yaml$/.test(file)) return isEntry(posix.join(folder, file), hash) ? undefined : "to no entry";
    if (statSync(posix.join(folder, file)).isDirectory()) return "to an anchor of a folder";
    return linkedOf(file)?.anchors.has(hash) ? undefined : "to no anchor";
  };
  return files.flatMap((from) =>
    (linkedOf(from)?.targets ?? []).flatMap((target) => {
      const found = problem(target, from);
      return found ? [`${from}: the link ${target} leads ${found}.`] : [];
    }),
  );
}

/** GitHub shows the whole file; the site, the entry with this id or name. */
const isEntry = (file: string, anchor: string): boolean =>
  readFileSync(file, "utf8").toLowerCase().includes(anchor.replace(/^\d+-/, ""));

export const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true }).map((path) => String(path).replaceAll("\\", "/"));
