import { usePageData, withBase } from "@rspress/core/runtime";
import { Layout as Original } from "@rspress/core/theme-original";
import { type ComponentProps, useEffect } from "react";

export * from "@rspress/core/theme-original";
export { SearchPanel } from "./SearchPanel.tsx";

const key = "language";

/** The language that was read last, else the first of the reader's that there is. */
const preferred = (languages: readonly string[]): string | undefined =>
  [localStorage.getItem(key), ...navigator.languages.map((tag) => tag.split("-")[0])].find(
    (language) => language && languages.includes(language),
  ) ?? undefined;

/** The other language shows the same place of the page, too. */
function keepPlace(event: MouseEvent): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[rel=alternate]");
  if (!link || !location.hash) return;
  event.preventDefault();
  event.stopPropagation();
  location.assign(link.href.replace(/(#.*)?$/, location.hash));
}

export function Layout() {
  const { page, siteData } = usePageData();
  const languages = siteData.locales.map(({ lang }) => lang);
  useEffect(() => {
    if (languages.includes(page.lang)) return localStorage.setItem(key, page.lang);
    const lang = page.pageType === "404" ? undefined : preferred(languages);
    if (lang) location.replace(withBase(`/${lang}/index.html`));
  }, [page, languages]);
  useEffect(() => {
    document.addEventListener("click", keepPlace, true);
    return () => document.removeEventListener("click", keepPlace, true);
  }, []);
  return languages.includes(page.lang) ? <Original components={{ table: Table }} /> : <Languages />;
}

/** A table that is wider than the page is scrolled by key, too. */
const Table = (props: ComponentProps<"table">) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached
  <div className="rp-table-scroll-container rp-scrollbar" tabIndex={0}>
    <table {...props} />
  </div>
);

/** The page above the languages, and the one for what there is not, are in none: they offer each of them. */
function Languages() {
  const { page, siteData } = usePageData();
  return (
    <main className="rp-doc languages">
      <h1>{page.pageType === "404" ? "404" : siteData.title}</h1>
      {siteData.locales.map(({ lang, label }) => (
        <p key={lang} lang={lang}>
          <a href={withBase(`/${lang}/index.html`)}>{label}</a>
        </p>
      ))}
    </main>
  );
}
