import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@rspress/core";
import { noticesOf, packageFolder } from "../scripts/notices.ts";
import { type Language, languages, pages, redocAddress, redocPages, textsOf } from "./scripts/map.ts";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

const labelsOf = (lang: Language) => ({ label: textsOf(lang).language, description: textsOf(lang).lead });

function themeOf(lang: Language) {
  const { groups, labels } = textsOf(lang);
  const entry = (name: string, link = `/${lang}/${name}`) => ({ text: labels[name] ?? name, link });
  const redoc = redocPages.map((name) => entry(name, redocAddress(name, lang)));
  const listed = (group: keyof typeof groups) =>
    pages.filter((page) => page.group === group).map(({ name }) => entry(name));
  return {
    ...{ lang, label: labelsOf(lang).label },
    nav: [entry("client"), entry("error-codes"), entry("reference", redocAddress("reference", lang))],
    sidebar: {
      [`/${lang}/`]: [
        entry("index", `/${lang}/`),
        { text: groups.reference, items: [...redoc, ...listed("reference")] },
        { text: groups.guides, items: listed("guides") },
      ],
    },
  };
}

/**
 * In the browser, in place of React, which is half of all that a page loads. Every path that Rspress has an alias of is
 * named: the order of its own is by chance, and where one of them came first, a page had both and did not start.
 */
const preact = {
  react: "preact/compat",
  "react/jsx-runtime": "preact/compat/jsx-runtime",
  "react/jsx-dev-runtime": "preact/compat/jsx-dev-runtime",
  "react-dom": "preact/compat",
  "react-dom/client": "preact/compat/client",
};

/** The first is under the licence of its core; the second has no text but MIT in its package.json. */
const withoutText = /(@rspress\/shared|toggle-selection)$/;

type Module = { nameForCondition(): string | null; readonly modules?: readonly Module[] };
type Done = (stats: { readonly compilation: { readonly modules: Iterable<Module> } }) => void;
type Compiler = { readonly hooks: { readonly done: { tap(name: string, done: Done): void } } };

/** The licences of all that a browser gets of others; those of Redoc are in a list of its own. */
const writeNotices: Done = ({ compilation }) => {
  const bundled = [...compilation.modules].flatMap((one) => one.modules ?? one);
  const folders = new Set(bundled.map((one) => packageFolder(one.nameForCondition() ?? "") ?? ""));
  const named = [...folders].filter((folder) => folder && !withoutText.test(folder));
  writeFileSync(path("site/THIRD-PARTY-NOTICES.txt"), noticesOf(named));
};
const notices = { apply: ({ hooks }: Compiler) => hooks.done.tap("notices", writeNotices) };

// `lang` is none of the locales: so each of them keeps its folder.
export default defineConfig({
  root: path(".pages"),
  outDir: path("site"),
  base: process.env.DOCS_BASE ?? "/docs/",
  lang: "mul",
  title: "REMO Kit",
  description: textsOf("en").lead,
  head: [["link", { rel: "icon", href: "data:," }]],
  locales: languages.map((lang) => ({ lang, ...labelsOf(lang) })),
  themeConfig: {
    locales: languages.map(themeOf),
    llmsUI: { placement: "outline", viewOptions: false, injectLlmsHint: false },
  },
  themeDir: path("theme"),
  globalStyles: path("theme/site.css"),
  llms: true,
  mediumZoom: false,
  route: { cleanUrls: false, localeRedirect: "never" },
  markdown: { link: { checkDeadLinks: false } }, // links.ts checks anchors, too.
  builderConfig: {
    output: { sourceMap: false },
    performance: { printFileSize: false, buildCache: false },
    environments: { web: { resolve: { alias: preact }, tools: { rspack: { plugins: [notices] } } } },
  },
});
