import type { Edition } from "./edition.tsx";
import { type Group, groups } from "./map.ts";
import { texts } from "./texts.ts";

/** The site for language models, as llmstxt.org has it: what it is, then its pages as Markdown. */
export function llms(editions: readonly Edition[]): string {
  const sections = editions.flatMap((edition) =>
    groups.map((group) => `## ${headingOf(edition, group)}\n\n${list(edition, group)}`),
  );
  return `# ${texts.en.siteName}\n\n> ${texts.en.landing.lead}\n\n${sections.join("\n\n")}\n`;
}

const headingOf = ({ language }: Edition, group: Group): string =>
  language === "en"
    ? texts.en.groups[group]
    : `${texts[language].language}: ${texts[language].groups[group]}`;

const list = ({ language, written }: Edition, group: Group): string =>
  written
    .filter((page) => page.group === group)
    .map(({ name, only, rendered }) => {
      const { labels, about } = texts[language];
      return `- [${(only && labels[name]) || rendered.title}](${language}/${name}.md): ${about[name] ?? rendered.description}`;
    })
    .join("\n");
