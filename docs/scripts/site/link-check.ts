import { posix } from "node:path";

/**
 * Every link and resource of every page whose target the site does not have. Addresses within Redoc, `#/…`, are made by
 * its script and not known here.
 */
export function brokenLinks(texts: ReadonlyMap<string, string>, files: ReadonlySet<string>): string[] {
  const pages = [...texts].filter(([path]) => path.endsWith(".html"));
  const ids = new Map(pages.map(([path, html]) => [path, idsOf(html)]));
  return pages.flatMap(([path, html]) =>
    targetsOf(html).flatMap((target) => {
      const problem = broken(target, path, ids, files);
      return problem ? [`${path}: the link ${target} leads to ${problem}.`] : [];
    }),
  );
}

function broken(
  target: string,
  from: string,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
  files: ReadonlySet<string>,
): string | undefined {
  if (/^[a-z]+:/i.test(target)) return undefined;
  const [file = "", hash = ""] = decodeURI(target).split("#");
  const path = file ? posix.join(posix.dirname(from), file) : from;
  if (!files.has(path) && !scripts.has(path)) return "no file";
  if (hash === "" || hash.startsWith("/") || !path.endsWith(".html")) return undefined;
  return ids.get(path)?.has(hash) ? undefined : "no anchor";
}

/** Bundled apart from the pages. */
const scripts: ReadonlySet<string> = new Set(["site", "theme", "door"].map((name) => `assets/${name}.js`));

const idsOf = (html: string): ReadonlySet<string> =>
  new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = ""]) => unescaped(id)));

/** Redoc's own links are addresses within its page. */
const targetsOf = (html: string): string[] =>
  [...withoutRedoc(html).matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, target = ""]) => unescaped(target));

const withoutRedoc = (html: string) => html.replace(/<div id="redoc">[\s\S]*$/, "");

const unescaped = (text: string) =>
  text.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<");
