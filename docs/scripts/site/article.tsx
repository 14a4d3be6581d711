import { raw } from "hono/html";
import type { Language } from "./map.ts";
import type { Shell } from "./shell.ts";
import { texts } from "./texts.ts";

export type ArticleProps = Omit<Shell, "children"> & {
  readonly heading: string;
  readonly titleId: string;
  readonly html: string;
  /** The language of the text, if it is not that of the page. */
  readonly foreign?: Language | undefined;
  /** The address of the same in Redoc, if it is there. */
  readonly inRedoc?: string | undefined;
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
};

/** What a page of Markdown shows. */
export function Article({
  language,
  name,
  heading,
  titleId,
  html,
  foreign,
  inRedoc,
  ...around
}: ArticleProps) {
  const t = texts[language];
  return (
    <>
      {foreign && <p class="foreign">{t.foreign}</p>}
      <article lang={foreign}>
        <h1 id={titleId}>{heading}</h1>
        <p class="about" lang={language}>
          <a href={`${name}.md`}>{t.asMarkdown}</a>
          {inRedoc && <a href={inRedoc}>{t.inRedoc}</a>}
        </p>
        {raw(html)}
      </article>
      <Around language={language} {...around} />
    </>
  );
}

type AroundProps = Pick<ArticleProps, "language" | "labels" | "previous" | "next">;

function Around({ language, labels, previous, next }: AroundProps) {
  const t = texts[language];
  const links = [["prev", t.previous, previous] as const, ["next", t.next, next] as const];
  return (
    <nav class="around" aria-label={`${t.previous}, ${t.next}`}>
      {links.map(
        ([rel, text, page]) =>
          page && (
            <a rel={rel} href={`${page}.html`}>
              <small>{text}</small> {labels[page]}
            </a>
          ),
      )}
    </nav>
  );
}
