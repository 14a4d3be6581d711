import { raw } from "hono/html";
import { Head } from "./layout.tsx";
import type { Reference } from "./map.ts";
import { LanguageSwitch } from "./navigation.tsx";
import type { Redoc } from "./redoc.ts";
import type { Shell } from "./shell.ts";
import { texts } from "./texts.ts";

/** Redoc brings its script and styles in the page; whatever they try, the page may not connect to anything. */
const policy =
  "default-src 'none'; script-src 'self' file: 'unsafe-inline' blob:; worker-src blob:; connect-src blob:; style-src 'self' file: 'unsafe-inline'; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'";

/** Static pages that have the same. */
const insteadOf = {
  reference: ["fields", "error-codes", "ambiguities", "profiles"],
  control: ["control-api"],
} as const;
const besides = {
  reference: ["index", "error-codes", "fields", "control"],
  control: ["index", "error-codes", "control-api", "reference"],
} as const;

type Props = Omit<Shell, "name" | "headings" | "children"> & {
  readonly name: Reference;
  readonly redoc: Redoc;
};

/** Redoc with a bar that leads back to the site. */
export function referencePage({ redoc, ...shell }: Props): string {
  const { language, name, labels } = shell;
  const t = texts[language];
  const page = (
    <html lang={language}>
      <Head {...shell} policy={policy}>
        {raw(redoc.head)}
        <link rel="stylesheet" href="../assets/bar.css" />
      </Head>
      <body>
        <header class="bar">
          <a class="brand" href="index.html">
            {t.siteName}
          </a>
          <nav aria-label={t.mainNavigation}>
            {besides[name].map((other) => (
              <a href={`${other}.html`}>{labels[other]}</a>
            ))}
          </nav>
          <LanguageSwitch language={language} name={name} />
        </header>
        <noscript>
          <p class="needs-script">
            {t.redocNeedsScript}{" "}
            {insteadOf[name].map((page, i) => (
              <>
                {i > 0 && ", "}
                <a href={`${page}.html`}>{labels[page]}</a>
              </>
            ))}
          </p>
        </noscript>
        {raw(redoc.body)}
        <script src="../assets/redoc.js" />
        <script>{raw(redoc.start)}</script>
      </body>
    </html>
  );
  return `<!DOCTYPE html>\n${page.toString()}\n`;
}
