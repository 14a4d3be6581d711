import { fromHighlighter } from "@shikijs/markdown-it/core";
import type { MarkdownIt } from "markdown-it";
import { createHighlighter, type ShikiTransformer } from "shiki";

const languages = [
  "ts",
  "tsx",
  "js",
  "json",
  "sh",
  "console",
  "yaml",
  "http",
  "html",
  "python",
  "dockerfile",
];
const themes = { light: "github-light-high-contrast", dark: "github-dark-default" };

export type Highlight = {
  readonly plugin: (md: MarkdownIt) => void;
  /** The rules of all classes that were given out so far. */
  readonly css: () => string;
};

/** Colours code while the site is built. A colour is a class, because the pages' policy forbids style attributes. */
export async function createHighlight(): Promise<Highlight> {
  const classes = new Map<string, string>();
  const classOf = (style: string) => {
    const known = classes.get(style) ?? `c${classes.size}`;
    classes.set(style, known);
    return known;
  };
  const classed: ShikiTransformer = {
    span(node) {
      const { style } = node.properties;
      delete node.properties.style;
      if (style) this.addClassToHast(node, classOf(String(style)));
    },
    pre(node) {
      delete node.properties.style;
      node.properties.class = "code";
    },
  };
  const highlighter = await createHighlighter({ langs: languages, themes: Object.values(themes) });
  const plugin = fromHighlighter(highlighter, {
    themes,
    defaultColor: "light-dark()",
    transformers: [classed],
  });
  return { plugin, css: () => [...classes].map(([style, name]) => `.${name}{${style}}`).join("\n") };
}
