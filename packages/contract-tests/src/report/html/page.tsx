import { createHash } from "node:crypto";
import { type Language, languages } from "@remo-kit/common/language";
import { raw } from "hono/html";
import { type RunModel, verdicts } from "../../model/run.ts";
import { nextStep } from "../overview.ts";
import { texts, verdictTexts } from "../texts.ts";
import { exchangesSection, shownExchanges } from "./exchanges.tsx";
import { code, quoted, say, terms } from "./parts.tsx";
import { sections } from "./sections.tsx";
import { style } from "./style.ts";

type Props = { readonly model: RunModel; readonly language: Language };

/** A page in one file, in both languages: it asks no server for anything, and runs no script. */
export const toHtml = (model: RunModel, language: Language = "en"): string =>
  `<!doctype html>\n${<Page model={model} language={language} />}\n`;

function Page({ model, language }: Props) {
  const exchanges = shownExchanges(model);
  const shown = new Set(exchanges.map(({ id }) => id));
  const css = `${style}${languageStyle(language)}`;
  const hash = createHash("sha256").update(css).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <title>{`${texts.title[language]}: ${verdictTexts[model.verdict].title[language]}`}</title>
        <style>{raw(css)}</style>
      </head>
      <body>
        <header>{languageSwitch(language)}</header>
        <main>
          {top(model)}
          {sections(model, shown)}
          {exchangesSection(model, exchanges)}
        </main>
      </body>
    </html>
  );
}

/** Where a browser does not know `:has`, the page stays in its first language. */
function languageStyle(first: Language): string {
  const other = languages.find((language) => language !== first) as Language;
  return `.${other} { display: none; }
body:has(#language-${other}:checked) .${other} { display: inline; }
body:has(#language-${other}:checked) .${first} { display: none; }
`;
}

const names = { en: "English", ko: "한국어" };

const languageSwitch = (first: Language) => (
  <fieldset>
    <legend>{say(texts.language)}</legend>
    {languages.map((language) => (
      <>
        <input type="radio" name="language" id={`language-${language}`} checked={language === first} />{" "}
        <label for={`language-${language}`} lang={language}>
          {names[language]}
        </label>{" "}
      </>
    ))}
  </fieldset>
);

function top(model: RunModel) {
  const { verdict, because, target, foreign, date, seed, spec } = model;
  const { title, meaning } = verdictTexts[verdict];
  return (
    <>
      <p class="soft">{say(texts.title)}</p>
      <div class={`verdict ${verdict}`}>
        <h1>
          {say(title)}{" "}
          <small class="soft">
            ({say(texts.exitCode)} {verdicts.indexOf(verdict)})
          </small>
        </h1>
        <p>{say(meaning)}</p>
        <p>{quoted(because)}</p>
        <p>
          <strong>{say(texts.next)}:</strong> {say(nextStep(model))}
        </p>
      </div>
      {terms([
        [texts.target, [code(target), foreign && [" (", say(texts.remote), ")"]]],
        [texts.date, code(date)],
        [texts.seed, String(seed)],
        [texts.spec, code(spec)],
      ])}
    </>
  );
}
