import type { MarkdownIt } from "markdown-it";
import { Article } from "./article.tsx";
import { chapters } from "./described.ts";
import { Landing } from "./landing.tsx";
import { document } from "./layout.tsx";
import { relink } from "./links.ts";
import { type Language, type Page, pages, screenshots } from "./map.ts";
import { createRenderer, type Rendered } from "./markdown.ts";
import type { Picture } from "./pictures.ts";
import { referencePage } from "./reference-page.tsx";
import type { BuiltReference } from "./references.ts";
import { searchIndex } from "./search-index.ts";
import { texts } from "./texts.ts";

export type Ingredients = {
  readonly language: Language;
  /** Path of a source → its Markdown. */
  readonly sources: ReadonlyMap<string, string>;
  readonly references: readonly BuiltReference[];
  readonly pictures: readonly Picture[];
  readonly highlight: (md: MarkdownIt) => void;
  readonly repository?: string | undefined;
};

export type WrittenPage = Page & { readonly markdown: string; readonly rendered: Rendered };

/** The site in one language. */
export type Edition = {
  readonly language: Language;
  readonly written: readonly WrittenPage[];
  readonly files: readonly (readonly [path: string, content: string])[];
};

export function edition(ingredients: Ingredients): Edition {
  const { language } = ingredients;
  const written = render(ingredients);
  const own = ingredients.references.filter((reference) => reference.language === language);
  const labels = { ...titlesOf(written), index: texts[language].home, ...texts[language].labels };
  const files = [
    landing(ingredients, written, labels),
    ...articles(language, written, own, labels),
    ...written.map(({ name, markdown }) => [`${language}/${name}.md`, markdown] as const),
    ...own.map(({ name, description, redoc }) => {
      const { title, summary } = description.info;
      const about = summary ?? texts[language].about[name];
      const page = referencePage({ language, name, title, description: about, labels, redoc });
      return [`${language}/${name}.html`, page] as const;
    }),
    [`assets/search-${language}.js`, searchIndex(written)] as const,
  ];
  return { language, written, files };
}

type Labels = { readonly [page: string]: string };

const titlesOf = (written: readonly WrittenPage[]): Labels =>
  Object.fromEntries(written.map(({ name, rendered }) => [name, rendered.title]));

function render({ language, sources, highlight, repository }: Ingredients): WrittenPage[] {
  const renderer = createRenderer(highlight, texts[language].table);
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
    ...t.about,
    ...Object.fromEntries(written.map(({ name, rendered }) => [name, rendered.description])),
  };
  const own: readonly string[] = screenshots[language];
  const shown = pictures.filter(({ file }) => own.includes(file));
  const children = <Landing language={language} labels={labels} about={about} pictures={shown} />;
  const shell = { language, name: "index", title: t.home, description: t.landing.lead, labels };
  return [`${language}/index.html`, document({ ...shell, children })] as const;
}

function articles(
  language: Language,
  written: readonly WrittenPage[],
  references: readonly BuiltReference[],
  labels: Labels,
) {
  const description = references.find(({ name }) => name === "reference")?.description;
  const chapterOf = description ? chapters(description) : {};
  return written.map(({ name, rendered }, i) => {
    const shell = {
      language,
      name,
      labels,
      title: rendered.title,
      description: shortened(rendered.description),
    };
    const chapter = chapterOf[name];
    const around = { previous: written[i - 1]?.name, next: written[i + 1]?.name, chapter };
    const html = name === "error-codes" ? withEntries(rendered.html, language, chapter) : rendered.html;
    const children = <Article {...shell} {...around} titleId={rendered.titleId} html={html} />;
    return [
      `${language}/${name}.html`,
      document({ ...shell, headings: rendered.headings, children }),
    ] as const;
  });
}

/** As long as a search engine shows a description. */
const shortened = (text: string): string => (text.length <= 160 ? text : `${text.slice(0, 159)}…`);

/** Each error code leads to its entry in the reference, which Redoc addresses by chapter and heading. */
const withEntries = (html: string, language: Language, chapter: string | undefined): string =>
  html.replace(
    /<h2 id="(\d{3}-[^"]+)".*?<\/h2>/g,
    (heading, id) =>
      `${heading}\n<p class="about"><a href="reference.html#${chapter}/${id}">${texts[language].inReference}</a></p>`,
  );
