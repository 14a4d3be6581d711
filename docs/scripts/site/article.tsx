import { raw } from "hono/html";
import type { Shell } from "./layout.tsx";
import { texts } from "./texts.ts";

export type ArticleProps = Shell & {
  readonly titleId: string;
  readonly html: string;
  /** Its chapter in the reference, if it has one. */
  readonly chapter?: string | undefined;
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
};

/** What a page of Markdown shows. */
export function Article({
  language,
  name,
  title,
  titleId,
  html,
  chapter,
  labels,
  ...around
}: Omit<ArticleProps, "children">) {
  const t = texts[language];
  return (
    <article>
      <h1 id={titleId}>{title}</h1>
      <p class="about">
        <a href={`${name}.md`}>{t.asMarkdown}</a>
        {chapter && <a href={`reference.html#${chapter}`}>{t.inReference}</a>}
      </p>
      {raw(html)}
      <nav class="around" aria-label={`${t.previous}, ${t.next}`}>
        {around.previous && (
          <a rel="prev" href={`${around.previous}.html`}>
            <small>{t.previous}</small> {labels[around.previous]}
          </a>
        )}
        {around.next && (
          <a rel="next" href={`${around.next}.html`}>
            <small>{t.next}</small> {labels[around.next]}
          </a>
        )}
      </nav>
    </article>
  );
}
