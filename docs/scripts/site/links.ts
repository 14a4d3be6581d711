import { existsSync, statSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { copies, type Language, languages, pages } from "./map.ts";

const root = new URL("../../../", import.meta.url);
const pathTo = (path: string) => fileURLToPath(new URL(path, root));

/** Where a source is, and as what it is written. */
export type Place = {
  readonly source: string;
  readonly language: Language;
  readonly format: "html" | "md";
  /** Address of the repository, to which files that are no page are linked; without it they are not linked. */
  readonly repository?: string | undefined;
};

const pageOf = new Map(
  pages.flatMap(({ name, only, source }) =>
    languages.map((language) => [source(language), { name, language: only ? undefined : language }] as const),
  ),
);

/** A text that has one language alone is in every edition, and leads to the pages of that edition. */
const staysIn = new Set(pages.filter(({ only }) => only).map(({ source }) => source("en")));

// What is in a fence or in backticks is no link; the text of a link may have backticks in it.
const linkOrCode = /^(`{3,})[\s\S]*?^\1|(!?)\[((?:`[^`\n]*`|\\.|[^[\]`])*)\]\(([^)\s]+)\)|`[^`\n]*`/gm;

/** The Markdown with each link leading where the site has its target; a link without one becomes its text. */
export function relink(markdown: string, place: Place): string {
  return markdown.replace(linkOrCode, (whole, _fence, picture, text, href) => {
    if (href === undefined) return whole;
    const target = resolve(href, place);
    return target === undefined ? text : `${picture}[${text}](${target})`;
  });
}

/** The address of a link's target, seen from the page of its source. */
function resolve(href: string, place: Place): string | undefined {
  if (/^(#|[a-z]+:)/i.test(href)) return href;
  const [, file = "", hash = ""] = /^([^#]*)(#.*)?$/.exec(href) ?? [];
  const path = posix.join(posix.dirname(place.source), decodeURI(file)).replace(/\/$/, "");
  const page = pageOf.get(path) ?? pageOf.get(`${path}/README.md`);
  if (page) return `${folder(page.language, place)}${page.name}.${place.format}${hash}`;
  if (copies[path]) return `../assets/${copies[path]}`;
  if (path.startsWith("..") || !existsSync(pathTo(path)))
    throw new Error(`${place.source}: the link ${href} leads nowhere.`);
  if (path.startsWith("docs/images/")) return `../assets/${path.slice("docs/images/".length)}`;
  if (!place.repository) return undefined;
  const kind = statSync(pathTo(path)).isDirectory() ? "tree" : "blob";
  return `${place.repository.replace(/\/$/, "")}/${kind}/HEAD/${encodeURI(path)}${hash}`;
}

const folder = (language: Language | undefined, place: Place): string =>
  !language || language === place.language || staysIn.has(place.source) ? "" : `../${language}/`;
