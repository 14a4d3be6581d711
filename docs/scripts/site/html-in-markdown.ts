import type { MarkdownIt, Token } from "markdown-it";

const known = /^(<!--[\s\S]*-->\s*|<a id="[\w-]+">|<\/a>|<br>)$/;
const anchorAlone = /^<a id="([\w-]+)"><\/a>$/;

/** Of HTML, the sources have anchors, line breaks and comments; anything else could break a page unseen. */
export function onlyKnownHtml(md: MarkdownIt): void {
  md.core.ruler.push("only_known_html", ({ tokens }) => {
    for (const token of tokens.flatMap((token) => [token, ...(token.children ?? [])])) {
      if (token.type.startsWith("html_") && !known.test(token.content))
        throw new Error(`it has HTML that no page may have: ${token.content}`);
      if (token.content.startsWith("<!--") && token.type === "html_block") token.content = "";
    }
  });
}

/** An anchor on a line by itself moves into the heading after it, unless that has the same one already. */
export function anchorsOfTheSource(md: MarkdownIt): void {
  md.core.ruler.push("anchors_of_the_source", (state) => {
    state.tokens = state.tokens.filter((token, i, all) => {
      const at = [i, i - 1, i - 2].find((start) => isAnchor(all, start));
      if (at === undefined) return true;
      const id = anchorAlone.exec(all[at + 1]?.content ?? "")?.[1];
      if (token.type === "inline" && id !== all[at + 3]?.attrGet("id"))
        all[at + 4]?.children?.unshift(htmlInline(state.Token, `<span id="${id}"></span>`));
      return false;
    });
  });
}

const isAnchor = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.type === "paragraph_open" &&
  anchorAlone.test(tokens[at + 1]?.content ?? "") &&
  tokens[at + 3]?.type === "heading_open";

function htmlInline(type: typeof Token, content: string): Token {
  const token = new type("html_inline", "", 0);
  token.content = content;
  return token;
}
