import { languages } from "./map.ts";
import { Contents, Header, Navigation } from "./navigation.tsx";
import type { Shell } from "./shell.ts";
import { texts } from "./texts.ts";

/** `file:` is for a page opened from the disk, of which a browser may hold that 'self' does not cover it. */
const policy =
  "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; base-uri 'none'; form-action 'none'";

/** A whole page as a document. */
export const document = (shell: Shell): string => `<!DOCTYPE html>\n${(<Page {...shell} />).toString()}\n`;

function Page({ children, ...shell }: Shell) {
  const t = texts[shell.language];
  const headings = (shell.headings ?? []).filter(({ level }) => level <= 3);
  return (
    <html lang={shell.language}>
      <Head {...shell} policy={policy} scheme="light dark">
        <link rel="stylesheet" href="../assets/site.css" />
      </Head>
      <body data-texts={JSON.stringify({ searching: t.searching, copy: t.copy, copied: t.copied })}>
        <a class="skip" href="#content">
          {t.skip}
        </a>
        <Header {...shell} contents={headings.length > 1} />
        <div class={headings.length > 1 ? "columns with-contents" : "columns"}>
          <Navigation {...shell} />
          <main id="content" tabindex={-1}>
            {children}
          </main>
          {headings.length > 1 && <Contents headings={headings} t={t} />}
        </div>
        <footer class="footer">{t.footer}</footer>
      </body>
    </html>
  );
}

type HeadProps = Pick<Shell, "language" | "name" | "title" | "description" | "children"> & {
  readonly policy: string;
  readonly scheme?: string;
};

/** Whose styles are `children`; without a `scheme`, they choose it. */
export function Head({ language, name, title, description, policy, scheme, children }: HeadProps) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={policy} />
      <title>{`${title} · ${texts[language].siteName}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="description" content={description} />
      {scheme && <meta name="color-scheme" content={scheme} />}
      <link rel="icon" href="data:," />
      {languages.map((other) => (
        <link rel="alternate" hreflang={other} href={`../${other}/${name}.html`} />
      ))}
      <script src="../assets/theme.js" />
      {children}
      <script src="../assets/site.js" defer />
    </head>
  );
}
