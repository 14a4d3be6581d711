import { Article } from "./article.tsx";
import { type Description, operationsOf } from "./described.ts";
import { document } from "./layout.tsx";
import type { Language, Reference } from "./map.ts";
import { texts } from "./texts.ts";
import type { WrittenPage } from "./written-page.ts";

export type Labels = { readonly [page: string]: string };
type Descriptions = { readonly [name in Reference]: Description };

/** The pages that are made of Markdown: path → HTML. */
export function articles(
  language: Language,
  written: readonly WrittenPage[],
  descriptions: Descriptions,
  labels: Labels,
) {
  return written.map(({ name, only, rendered }, i) => {
    const foreign = only && only !== language ? only : undefined;
    const shell = {
      language,
      name,
      labels,
      title: (foreign && labels[name]) || rendered.title,
      description: shortened(texts[language].about[name] ?? rendered.description),
    };
    const around = { previous: written[i - 1]?.name, next: written[i + 1]?.name, inRedoc: inRedoc[name] };
    const { title: heading, titleId, html } = rendered;
    const body = withEntries(html, name, language, descriptions);
    const children = <Article {...shell} {...around} {...{ heading, titleId, foreign }} html={body} />;
    return [
      `${language}/${name}.html`,
      document({ ...shell, headings: rendered.headings, children }),
    ] as const;
  });
}

/** Page → where Redoc has the same. */
const inRedoc: Labels = { "control-api": "control.html" };

/** As long as a search engine shows a description. */
const shortened = (text: string): string => (text.length <= 160 ? text : `${text.slice(0, 159)}…`);

/** Each operation leads to its entry in Redoc: those of the control API by their anchor, those of the API by their heading. */
function withEntries(html: string, page: string, language: Language, { reference, control }: Descriptions) {
  const linked = (heading: string, href: string) =>
    `${heading}\n<p class="about"><a href="${href}">${texts[language].inRedoc}</a></p>`;
  if (page === "control-api") {
    const addresses = new Map(
      operationsOf(control).map(({ operation, address }) => [operation.operationId, address]),
    );
    return html.replace(/<h3 [^>]*><span id="operation-(\w+)">.*?<\/h3>/g, (heading, id) =>
      linked(heading, `control.html#${addresses.get(id)}`),
    );
  }
  const addresses = new Map(operationsOf(reference).map(({ request, address }) => [request, address]));
  return html.replace(/<h2 [^>]*>([A-Z]+ \/[^ ]+) <.*?<\/h2>/g, (heading, request) => {
    const address = addresses.get(request);
    return address ? linked(heading, `reference.html#${address}`) : heading;
  });
}
