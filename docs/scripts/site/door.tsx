import { languages } from "./map.ts";
import { texts } from "./texts.ts";

const policy =
  "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src data:; base-uri 'none'; form-action 'none'";

/** The page before the languages: with a script it leads on by itself. */
export const door = (): string =>
  `<!DOCTYPE html>\n${(
    (
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta http-equiv="Content-Security-Policy" content={policy} />
          <title>{texts.en.siteName}: English, 한국어</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="description" content={texts.en.landing.lead} />
          <meta name="color-scheme" content="light dark" />
          <link rel="icon" href="data:," />
          {languages.map((language) => (
            <link rel="alternate" hreflang={language} href={`${language}/index.html`} />
          ))}
          <script src="assets/door.js" />
          <link rel="stylesheet" href="assets/site.css" />
        </head>
        <body>
          <main class="door">
            <h1>{texts.en.siteName}</h1>
            <div class="doors">
              {languages.map((language) => (
                <section lang={language}>
                  <h2>{texts[language].language}</h2>
                  <p>{texts[language].landing.lead}</p>
                  <p>
                    <a class="button primary" href={`${language}/index.html`} hreflang={language}>
                      {texts[language].home}
                    </a>
                  </p>
                </section>
              ))}
            </div>
          </main>
        </body>
      </html>
    )
  ).toString()}\n`;
