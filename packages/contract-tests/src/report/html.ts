import { createHash } from "node:crypto";
import { type Language, languages } from "@remo-kit/common/language";
import { type RunModel, verdicts } from "../model/run.ts";
import { exchangesSection, shownExchanges } from "./html-exchanges.ts";
import { sections } from "./html-sections.ts";
import { style } from "./html-style.ts";
import { code, type Html, html, join, quoted, say } from "./html-tags.ts";
import { texts, verdictTexts } from "./texts.ts";

/** A page in one file, in both languages: it asks nobody for anything, and runs no script. */
export function toHtml(model: RunModel, language: Language = "en"): string {
  const exchanges = shownExchanges(model);
  const shown = new Set(exchanges.map(({ id }) => id));
  const css = `${style}${languageStyle(language)}`;
  const hash = createHash("sha256").update(css).digest("base64");
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${texts.title[language]}: ${verdictTexts[model.verdict].title[language]}</title>
<style>${css}</style>
</head>
<body>
<header>${languageSwitch(language)}</header>
<main>
${top(model)}
${sections(model, shown)}
${exchangesSection(model, exchanges)}
</main>
</body>
</html>
`;
}

/** Where a browser does not know `:has`, the page stays in its first language. */
function languageStyle(first: Language): string {
  const other = languages.find((language) => language !== first) as Language;
  return `.${other} { display: none; }
body:has(#language-${other}:checked) .${other} { display: inline; }
body:has(#language-${other}:checked) .${first} { display: none; }
`;
}

function languageSwitch(first: Language): Html {
  const names = { en: html`English`, ko: html`한국어` };
  const radios = languages.map((language) => {
    const id = language === "en" ? html`en` : html`ko`;
    const checked = language === first ? html` checked` : undefined;
    return html`<input type="radio" name="language" id="language-${id}"${checked}>
<label for="language-${id}" lang="${id}">${names[language]}</label>`;
  });
  return html`<fieldset><legend>${say(texts.language)}</legend>
${join(radios, "\n")}</fieldset>`;
}

function top(model: RunModel): Html {
  const { title, meaning } = verdictTexts[model.verdict];
  const kind = { agree: html`agree`, diverges: html`diverges` }[model.verdict as "agree" | "diverges"];
  return html`<p class="soft">${say(texts.title)}</p>
<div class="verdict ${kind}"><h1>${say(title)} <small class="soft">(${say(texts.exitCode)} ${verdicts.indexOf(model.verdict)})</small></h1>
<p>${say(meaning)}</p>
<p>${quoted(model.because)}</p></div>
<dl><dt>${say(texts.target)}</dt><dd>${code(model.target)}${model.foreign ? html` (${say(texts.remote)})` : undefined}</dd>
<dt>${say(texts.date)}</dt><dd>${code(model.date)}</dd>
<dt>${say(texts.seed)}</dt><dd>${model.seed}</dd>
<dt>${say(texts.spec)}</dt><dd>${code(model.spec)}</dd></dl>`;
}
