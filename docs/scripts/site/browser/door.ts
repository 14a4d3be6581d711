import { languageKey, recall } from "./memory.ts";

// Runs before the page is painted: to the language of the last visit, or the browser's.
const known = ["en", "ko"];
const wanted = [recall(languageKey), ...navigator.languages.map((tag) => tag.slice(0, 2))];
location.replace(`${wanted.find((language) => language && known.includes(language)) ?? "en"}/index.html`);
