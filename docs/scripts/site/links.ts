import { existsSync, statSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { guideOf, type Language, languages, pages } from "./map.ts";

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
  pages.flatMap((page) =>
    languages.map((language) => [page.source(language), { name: page.name, language }] as const),
  ),
);

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
  const page = pageOf.get(path);
  if (page) return `${folder(page.language, place)}${page.name}.${place.format}${hash}`;
  const guide = guideOf[path];
  if (guide && pageOf.get(place.source)?.name !== guide) return `${guide}.${place.format}`;
  if (path.startsWith("..") || !existsSync(pathTo(path)))
    throw new Error(`${place.source}: the link ${href} leads nowhere.`);
  if (path.startsWith("docs/images/")) return `../assets/${posix.basename(path)}`;
  if (!place.repository) return undefined;
  const kind = statSync(pathTo(path)).isDirectory() ? "tree" : "blob";
  return `${place.repository.replace(/\/$/, "")}/${kind}/HEAD/${encodeURI(path)}${hash}`;
}

const folder = (language: Language, place: Place) => (language === place.language ? "" : `../${language}/`);
