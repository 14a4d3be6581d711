import type { MarkdownIt } from "markdown-it";
import { articles, type Labels } from "./articles.tsx";
import type { Description } from "./described.ts";
import { Landing } from "./landing.tsx";
import { document } from "./layout.tsx";
import { relink } from "./links.ts";
import { type Language, pages, type Reference, screenshots } from "./map.ts";
import { createRenderer } from "./markdown.ts";
import type { Picture } from "./pictures.ts";
import { referencePage } from "./reference-page.tsx";
import type { BuiltReference } from "./references.ts";
import { operationEntries, pageEntries, searchIndex } from "./search-index.ts";
import { texts } from "./texts.ts";
import type { WrittenPage } from "./written-page.ts";

export type Ingredients = {
  readonly language: Language;
  /** Path of a source → its Markdown. */
  readonly sources: ReadonlyMap<string, string>;
  readonly references: readonly BuiltReference[];
  readonly pictures: readonly Picture[];
  readonly highlight: (md: MarkdownIt) => void;
  readonly repository?: string | undefined;
};

/** The site in one language. */
export type Edition = {
  readonly language: Language;
  readonly written: readonly WrittenPage[];
  readonly files: readonly (readonly [path: string, content: string])[];
};

export function edition(ingredients: Ingredients): Edition {
  const { language } = ingredients;
  const renderer = createRenderer(ingredients.highlight, texts[language].table);
  const written = render(ingredients, renderer);
  const own = ingredients.references.filter((reference) => reference.language === language);
  const descriptions = Object.fromEntries(own.map(({ name, description }) => [name, description])) as {
    [name in Reference]: Description;
  };
  const labels: Labels = { ...titlesOf(written), index: texts[language].home, ...texts[language].labels };
  const plain = (markdown: string) =>
    renderer(`# .\n\n${markdown}`)
      .sections.map(({ text }) => text)
      .join(" ");
  const entries = [
    ...pageEntries(written),
    ...operationEntries(descriptions.reference, labels.reference ?? "", plain),
  ];
  const files = [
    landing(ingredients, written, labels),
    ...articles(language, written, descriptions, labels),
    ...written.map(({ name, markdown }) => [`${language}/${name}.md`, markdown] as const),
    ...own.map(({ name, description, redoc }) => {
      const { title, summary } = description.info;
      const about = summary ?? texts[language].about[name] ?? title;
      const page = referencePage({ language, name, title, description: about, labels, redoc });
      return [`${language}/${name}.html`, page] as const;
    }),
    [`assets/search-${language}.js`, searchIndex(entries)] as const,
  ];
  return { language, written, files };
}

const titlesOf = (written: readonly WrittenPage[]): Labels =>
  Object.fromEntries(written.map(({ name, rendered }) => [name, rendered.title]));

function render(
  { language, sources, repository }: Ingredients,
  renderer: ReturnType<typeof createRenderer>,
): WrittenPage[] {
  return pages.map((page) => {
    const source = page.source(language);
    const markdown = (sources.get(source) ?? "").replace(/^<!--[\s\S]*?-->\s*/, "");
    const relinked = (format: "html" | "md") => relink(markdown, { source, language, format, repository });
    const [linked, twin] = [relinked("html"), relinked("md")];
    try {
      return { ...page, rendered: renderer(linked), markdown: twin };
    } catch (error) {
      throw new Error(`${source}: ${(error as Error).message}`);
    }
  });
}

function landing({ language, pictures }: Ingredients, written: readonly WrittenPage[], labels: Labels) {
  const t = texts[language];
  const about = {
    ...Object.fromEntries(written.map(({ name, rendered }) => [name, rendered.description])),
    ...t.about,
  };
  const own: readonly string[] = screenshots[language];
  const shown = pictures.filter(({ file }) => own.includes(file));
  const children = <Landing language={language} labels={labels} about={about} pictures={shown} />;
  const shell = { language, name: "index", title: t.home, description: t.landing.lead, labels };
  return [`${language}/index.html`, document({ ...shell, children })] as const;
}
