import { usePageData, withBase } from "@rspress/core/runtime";
import { Layout as Original } from "@rspress/core/theme-original";
import { useEffect } from "react";

export * from "@rspress/core/theme-original";
export { SearchPanel } from "./SearchPanel.tsx";

const key = "language";

/** The language that was read last, else the first of the reader's that there is. */
const preferred = (languages: readonly string[]): string | undefined =>
  [localStorage.getItem(key), ...navigator.languages.map((tag) => tag.split("-")[0])].find(
    (language) => language && languages.includes(language),
  ) ?? undefined;

export function Layout() {
  const { page, siteData } = usePageData();
  const languages = siteData.locales.map(({ lang }) => lang);
  useEffect(() => {
    if (languages.includes(page.lang)) return localStorage.setItem(key, page.lang);
    const lang = page.pageType === "404" ? undefined : preferred(languages);
    if (lang) location.replace(withBase(`/${lang}/index.html`));
  }, [page, languages]);
  return languages.includes(page.lang) ? <Original /> : <Languages />;
}

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
