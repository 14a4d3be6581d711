import { Layout as Original } from "@rspress/core/theme-original";
import { usePageData } from "@rspress/core/runtime";

export * from "@rspress/core/theme-original";
export { SearchPanel } from "./SearchPanel.tsx";

/** A page that there is not has no language, so Rspress has no navigation for it. */
export function Layout() {
  const { page, siteData } = usePageData();
  if (page.pageType !== "404") return <Original />;
  return (
    <main className="rp-doc not-found">
      <h1>404</h1>
      {siteData.locales.map(({ lang, label }) => (
        <p key={lang} lang={lang}>
          <a href={`${siteData.base}${lang}/index.html`}>{label}</a>
        </p>
      ))}
    </main>
  );
}
