import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@rspress/core";
import { noticesOf, packageFolder } from "../scripts/notices.ts";
import { type Language, languages, pages, redocAddress, redocPages, textsOf } from "./scripts/map.ts";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Not a page of Rspress: files beside the pages. */
const isBeside = (link: string) => /^\/(assets\/|\w\w\/(reference|control)\.html)/.test(link);

type Element = {
  readonly properties?: { className?: unknown; tabIndex?: number };
  readonly children?: readonly Element[];
};

/** The anchors beside headings are hidden from screen readers, so they are not to be reached by key either. */
function skipAnchors({ properties, children = [] }: Element): void {
  if (properties && String(properties.className) === "rp-header-anchor") properties.tabIndex = -1;
  for (const child of children) skipAnchors(child);
}

function sidebar(language: Language) {
  const { groups, labels } = textsOf(language);
  const listed = (group: keyof typeof groups) =>
    pages
      .filter((page) => page.group === group)
      .map(({ name }) => ({ text: labels[name] ?? name, link: `/${language}/${name}` }));
  const redoc = redocPages.map((name) => ({
    text: labels[name] ?? name,
    link: redocAddress(name, language),
  }));
  return [
    { text: labels.index ?? "", link: `/${language}/` },
    { text: groups.reference, items: [...redoc, ...listed("reference")] },
    { text: groups.guides, items: listed("guides") },
  ];
}

function nav(language: Language) {
  const { labels } = textsOf(language);
  return [
    { text: labels.client ?? "", link: `/${language}/client` },
    { text: labels["error-codes"] ?? "", link: `/${language}/error-codes` },
    { text: labels.reference ?? "", link: redocAddress("reference", language) },
  ];
}

/** In the browser, in place of React, which is half of all that a page loads. */
const preact = {
  react: "preact/compat",
  "react-dom": "preact/compat",
  "react-dom/client": "preact/compat/client",
  "react/jsx-runtime": "preact/jsx-runtime",
};

type Module = { nameForCondition(): string | null; readonly modules?: readonly Module[] };
type Done = (stats: { readonly compilation: { readonly modules: Iterable<Module> } }) => void;

/** The first is under the licence of its core; the second has no text but MIT in its package.json. */
const withoutText = /(@rspress\/shared|toggle-selection)$/;

/** The licences of all that a browser gets of others; those of Redoc are in a list of its own. */
const writeNotices = {
  apply: ({ hooks }: { hooks: { done: { tap(name: string, done: Done): void } } }) =>
    hooks.done.tap("notices", ({ compilation }) => {
      const modules = [...compilation.modules].flatMap((one) => one.modules ?? [one]);
      const folders = new Set(modules.map((one) => packageFolder(one.nameForCondition() ?? "")));
      const named = [...folders].filter((folder) => folder && !withoutText.test(folder));
      writeFileSync(path("site/THIRD-PARTY-NOTICES.txt"), noticesOf(named as string[]));
    }),
};

// `lang` is none of the locales: so each of them keeps its folder, and the page above them is for both.
export default defineConfig({
  root: path(".pages"),
  outDir: path("site"),
  base: process.env.DOCS_BASE ?? "/docs/",
  lang: "mul",
  title: "REMO Kit",
  description: textsOf("en").lead,
  head: [["link", { rel: "icon", href: "data:," }]],
  locales: languages.map((lang) => ({
    lang,
    label: textsOf(lang).language,
    description: textsOf(lang).lead,
  })),
  themeConfig: {
    locales: languages.map((lang) => ({
      lang,
      label: textsOf(lang).language,
      nav: nav(lang),
      sidebar: { [`/${lang}/`]: sidebar(lang) },
    })),
    llmsUI: { placement: "outline", viewOptions: false },
  },
  themeDir: path("theme"),
  globalStyles: path("theme/site.css"),
  llms: true,
  mediumZoom: false,
  route: { cleanUrls: false, localeRedirect: "never" },
  markdown: { link: { checkDeadLinks: { excludes: isBeside } }, rehypePlugins: [() => skipAnchors] },
  builderConfig: {
    output: { sourceMap: false },
    performance: { printFileSize: false, buildCache: false },
    environments: {
      web: {
        resolve: { alias: preact },
        tools: { rspack: (_, { appendPlugins }) => appendPlugins(writeNotices) },
      },
    },
  },
});
