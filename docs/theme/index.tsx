import { Head, normalizeImagePath, routePathToMdPath, usePageData, withBase } from "@rspress/core/runtime";
import { Layout as Original, Tab, Tabs } from "@rspress/core/theme-original";
import { type ComponentProps, type FC, useEffect } from "react";

export * from "@rspress/core/theme-original";
export { SearchPanel } from "./SearchPanel.tsx";

/** The other language shows the same place of the page, too. */
function keepPlace(event: MouseEvent): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[rel=alternate]");
  if (!link || !location.hash) return;
  event.preventDefault();
  event.stopPropagation();
  location.assign(link.href.replace(/(#.*)?$/, location.hash));
}

export function Layout() {
  const { lang, pageType, routePath } = usePageData().page;
  useEffect(() => {
    if (pageType !== "404") localStorage.setItem("language", lang); // For the page above the languages.
  }, [lang, pageType]);
  useEffect(() => {
    document.addEventListener("click", keepPlace, true);
    return () => document.removeEventListener("click", keepPlace, true);
  }, []);
  if (pageType === "404") return <NotFound />;
  return (
    <>
      <Head>
        <link rel="alternate" type="text/markdown" href={routePathToMdPath(routePath)} />
      </Head>
      <Original components={components} />
    </>
  );
}

/** A table that is wider than the page is scrolled by key, too. */
const Table = (props: ComponentProps<"table">) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached
  <div className="rp-table-scroll-container rp-scrollbar" tabIndex={0}>
    <table {...props} />
  </div>
);

/** One that is far below is not loaded with the page. */
const Picture = ({ src = "", ...props }: ComponentProps<"img">) => (
  // biome-ignore lint/a11y/useAltText: the Markdown has it
  <img loading="lazy" {...props} src={normalizeImagePath(src)} />
);

const components = { table: Table, img: Picture, Tab, Tabs } as object as Record<string, FC>;

/** In none of the languages. */
const NotFound = () => (
  <main className="rp-doc rp-not-found">
    <h1>404</h1>
    <a className="rp-link" href={withBase("/index.html")}>
      REMO Kit
    </a>
  </main>
);
