import { addCopyButtons } from "./copy.ts";
import { languageKey, remember, themeKey } from "./memory.ts";
import { openSearch } from "./search-box.ts";

const page = document.documentElement;
remember(languageKey, page.lang);

for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-language]")) {
  link.addEventListener("click", () => {
    remember(languageKey, link.dataset.language ?? page.lang);
    link.hash = location.hash;
  });
}

document.querySelector("[data-theme-toggle]")?.addEventListener("click", () => {
  const dark = page.classList.contains("light")
    ? false
    : page.classList.contains("dark") || matchMedia("(prefers-color-scheme: dark)").matches;
  page.classList.remove("light", "dark");
  page.classList.add(dark ? "light" : "dark");
  remember(themeKey, dark ? "light" : "dark");
});

for (const link of document.querySelectorAll<HTMLAnchorElement>(".contents a")) {
  link.addEventListener("click", () => {
    if (link.closest<HTMLElement>(".contents")?.matches(":popover-open"))
      link.closest<HTMLElement>(".contents")?.hidePopover();
  });
}

const texts = JSON.parse(document.body.dataset.texts ?? "null");
const box = document.querySelector<HTMLElement>(".search");
if (texts) addCopyButtons(texts);
if (texts && box) openSearch(box, texts.searching);
