import { existsSync, statSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { type Language, languages, pages, recordOf, redocAddress } from "./map.ts";
import { copies, repository } from "./sources.ts";

export type Place = {
  readonly source: string;
  readonly language: Language;
  /** Address of the repository, to which files that are no page are linked; without it they are not linked. */
  readonly home?: string | undefined;
};

// A text that has one language alone is in every edition, and leads to the pages of that edition.
const pageOf = new Map(
  pages.flatMap(({ name, isEnglish, isMade, source }) =>
    languages.map((one) => [source(one), { name, language: isEnglish || isMade ? undefined : one }] as const),
  ),
);

// What is in a fence or in backticks is no link; the text of a link may have backticks in it.
const linkOrCode = /^(`{3,})[\s\S]*?^\1|(!?)\[((?:`[^`\n]*`|\\.|[^[\]`])*)\]\(([^)\s]+)\)|`[^`\n]*`/gm;

/** The Markdown with each link leading where the site has its target; a link without one becomes its text. */
export const relink = (markdown: string, place: Place): string =>
  markdown.replace(linkOrCode, (whole, _fence, picture, text, href) => {
    if (href === undefined || /^(#|[a-z]+:|\/)/i.test(href)) return whole;
    const target = addressOf(href, place);
    return target === undefined ? text : `${picture}[${text}](${target})`;
  });

/** The address of a link's target; of another page, its file. */
function addressOf(href: string, { source, language, home }: Place): string | undefined {
  const [, file = "", hash = ""] = /^([^#]*)(#.*)?$/.exec(href) ?? [];
  const path = posix.join(posix.dirname(source), decodeURI(file)).replace(/\/$/, "");
  const page = pageOf.get(path) ?? pageOf.get(`${path}/README.md`);
  const folder = page?.language && pageOf.get(source)?.language ? `../${page.language}` : ".";
  if (page) return `${folder}/${page.name}.md${hash}`;
  const [shown] = Object.entries(recordOf).find(([, pattern]) => pattern.test(path)) ?? [];
  if (shown === "control" || shown === "reference") return redocAddress(shown, language);
  if (shown) return `./${shown}.md${hash}`;
  if (copies[path]) return `/assets/${copies[path]}`;
  const local = fileURLToPath(new URL(path, repository));
  if (path.startsWith("..") || !existsSync(local))
    throw new Error(`${source}: a link to ${path} leads nowhere.`);
  if (path.startsWith("docs/images/")) return `/assets/${path.slice("docs/images/".length)}`;
  const kind = statSync(local).isDirectory() ? "tree" : "blob";
  return home && `${home.replace(/\/$/, "")}/${kind}/HEAD/${encodeURI(path)}${hash}`;
}
