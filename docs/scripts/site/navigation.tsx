import { groups, type Language, languages, namesOf } from "./map.ts";
import type { Heading } from "./markdown.ts";
import type { Shell } from "./shell.ts";
import { type Texts, texts } from "./texts.ts";

export const LanguageSwitch = ({ language, name }: { language: Language; name: string }) => (
  <>
    {languages
      .filter((other) => other !== language)
      .map((other) => (
        <a
          class="language"
          href={`../${other}/${name}.html`}
          hreflang={other}
          lang={other}
          data-language={other}
        >
          {texts[other].language}
        </a>
      ))}
  </>
);

const ThemeToggle = ({ t }: { t: Texts }) => (
  <button type="button" class="icon scripted" data-theme-toggle title={t.theme} aria-label={t.theme}>
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" stroke-width="1.6" />
      <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" />
    </svg>
  </button>
);

export function Header({
  language,
  name,
  contents,
}: Pick<Shell, "language" | "name"> & { contents: boolean }) {
  const t = texts[language];
  return (
    <header class="header">
      <button type="button" class="button narrow" popovertarget="navigation">
        {t.menu}
      </button>
      <a class="brand" href="index.html">
        {t.siteName} <small>{t.unofficial}</small>
      </a>
      <search class="search scripted">
        <input
          type="search"
          id="search"
          placeholder={t.searchHint}
          aria-label={t.searchHint}
          aria-keyshortcuts="/"
          autocomplete="off"
          data-index={`../assets/search-${language}.js`}
        />
        <div class="found" hidden>
          <p role="status" />
          <ul />
        </div>
      </search>
      {contents && (
        <button type="button" class="button contents-button" popovertarget="contents">
          {t.contents}
        </button>
      )}
      <div class="tools">
        <LanguageSwitch language={language} name={name} />
        <ThemeToggle t={t} />
      </div>
    </header>
  );
}

/** A popover on a narrow screen, which needs no script, and a column on a wide one. */
export function Navigation({ language, name, labels }: Pick<Shell, "language" | "name" | "labels">) {
  const t = texts[language];
  const item = (page: string) => (
    <li>
      <a href={`${page}.html`} aria-current={page === name ? "page" : undefined}>
        {labels[page]}
      </a>
    </li>
  );
  return (
    <nav id="navigation" class="navigation" aria-label={t.mainNavigation} popover="auto">
      <ul>{item("index")}</ul>
      {groups.map((group) => (
        <>
          <p class="group">{t.groups[group]}</p>
          <ul>{namesOf(group).map(item)}</ul>
        </>
      ))}
    </nav>
  );
}

export const Contents = ({ headings, t }: { headings: readonly Heading[]; t: Texts }) => (
  <nav id="contents" class="contents" aria-labelledby="contents-title" popover="auto">
    <p class="group" id="contents-title">
      {t.contents}
    </p>
    <ul>
      {headings.map(({ id, text, level }) => (
        <li class={`level-${level}`}>
          <a href={`#${id}`}>{text}</a>
        </li>
      ))}
    </ul>
  </nav>
);
