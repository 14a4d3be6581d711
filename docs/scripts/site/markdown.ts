import Markdown, { type MarkdownIt, type Token } from "markdown-it";
import anchor from "markdown-it-anchor";
import { anchorsOfTheSource, onlyKnownHtml } from "./html-in-markdown.ts";

export type Heading = { readonly level: number; readonly id: string; readonly text: string };

/** What is under one heading, as plain text. */
export type Section = { readonly id: string; readonly heading: string; readonly text: string };

/** A page without its title, which the layout shows. */
export type Rendered = {
  readonly title: string;
  readonly titleId: string;
  /** The first paragraph, as plain text. */
  readonly description: string;
  readonly html: string;
  readonly headings: readonly Heading[];
  readonly sections: readonly Section[];
};

/** As GitHub makes anchors of headings, in any script. */
export const slug = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");

/** Renders pages of one language; `tableLabel` names the tables that can be scrolled. */
export function createRenderer(highlight: (md: MarkdownIt) => void, tableLabel: string) {
  const permalink = anchor.permalink.linkInsideHeader({
    symbol: "#",
    ariaHidden: true,
    renderAttrs: () => ({ tabindex: "-1" }), // Hidden from screen readers, so not to be reached by key either.
  });
  const md = new Markdown({ html: true })
    .use(highlight)
    .use(onlyKnownHtml)
    .use(withoutGaps)
    .use(alignedByClass)
    .use(anchor, { slugify: slug, level: [1, 2, 3, 4], permalink })
    .use(anchorsOfTheSource);
  md.renderer.rules.table_open = () =>
    `<div class="table" role="group" aria-label="${tableLabel}" tabindex="0"><table>`;
  md.renderer.rules.table_close = () => "</table></div>";

  return (markdown: string): Rendered => {
    const env = {};
    const tokens = md.parse(withoutLanguageSwitch(markdown), env);
    const start = tokens.findIndex(({ type, tag }) => type === "heading_close" && tag === "h1") + 1;
    const headings = headingsOf(tokens);
    const [title] = headings;
    if (start === 0 || title?.level !== 1) throw new Error("it does not begin with a title");
    const body = tokens.slice(start);
    const paragraph = body.findIndex(({ type }) => type === "paragraph_open");
    return {
      title: title.text,
      titleId: title.id,
      description: plain(body[paragraph + 1]),
      html: md.renderer.render(body, md.options, env),
      headings: headings.slice(1),
      sections: sectionsOf(tokens),
    };
  };
}

/** A page whose entries are of the third level alone begins with the second. */
function withoutGaps(md: MarkdownIt): void {
  md.core.ruler.push("without_gaps", ({ tokens }) => {
    if (tokens.some(({ tag }) => tag === "h2")) return;
    for (const token of tokens)
      token.tag = token.tag.replace(/^h([3-6])$/, (_, level) => `h${Number(level) - 1}`);
  });
}

/** The alignment of a column is a class, because the policy of a page forbids styles in it. */
function alignedByClass(md: MarkdownIt): void {
  md.core.ruler.push("aligned_by_class", ({ tokens }) => {
    for (const token of tokens) {
      const align = /^text-align:(\w+)$/.exec(`${token.attrGet("style")}`)?.[1];
      if (align) token.attrs = [["class", align]];
    }
  });
}

/** The page has one of its own. */
const withoutLanguageSwitch = (markdown: string): string =>
  markdown.replace(
    /^(\*\*[^*\n]+\*\*|\[[^\]\n]+\]\([^)\n]+\))( · (\*\*[^*\n]+\*\*|\[[^\]\n]+\]\([^)\n]+\)))+$/m,
    "",
  );

function headingsOf(tokens: readonly Token[]): Heading[] {
  return tokens.flatMap((token, i) =>
    token.type === "heading_open"
      ? [{ level: Number(token.tag.slice(1)), id: String(token.attrGet("id")), text: plain(tokens[i + 1]) }]
      : [],
  );
}

function sectionsOf(tokens: readonly Token[]): Section[] {
  const sections: { id: string; heading: string; text: string }[] = [];
  tokens.forEach((token, i) => {
    const text = token.type === "inline" || token.type === "fence" ? plain(token) : "";
    const before = tokens[i - 1];
    if (before?.type === "heading_open")
      sections.push({ id: String(before.attrGet("id")), heading: text, text: "" });
    else if (text) {
      const section = sections.at(-1);
      if (section) section.text += `${section.text ? " " : ""}${text}`;
    }
  });
  return sections;
}

/** The words of a token, without those that the renderer adds. */
function plain(token: Token | undefined): string {
  if (!token) return "";
  if (token.type === "fence") return token.content.replace(/\s+/g, " ").trim();
  const words = (token.children ?? []).map(({ type, content }) =>
    type === "softbreak" || type === "hardbreak" ? " " : type === "html_inline" ? "" : content,
  );
  return words.join("").trim();
}
