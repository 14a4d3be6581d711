import { groups, type Language, namesOf } from "./map.ts";
import type { Picture } from "./pictures.ts";
import { type Texts, texts } from "./texts.ts";

export type LandingProps = {
  readonly language: Language;
  /** Page → what the navigation calls it, and what it is about. */
  readonly labels: { readonly [page: string]: string };
  readonly about: { readonly [page: string]: string };
  readonly pictures: readonly Picture[];
};

export function Landing({ language, labels, about, pictures }: LandingProps) {
  const t = texts[language];
  return (
    <article class="landing">
      <h1>{t.siteName}</h1>
      <p class="lead">{t.landing.lead}</p>
      <p class="actions">
        <a class="button primary" href="client.html">
          {t.landing.start}
        </a>
        <a class="button" href="reference.html">
          {t.landing.reference}
        </a>
      </p>
      <h2>{t.landing.commands}</h2>
      <p>{t.landing.commandsText}</p>
      <pre class="code" tabindex={0}>
        <code>{`npm start   ${t.landing.commandStart}\nnpm test    ${t.landing.commandTest}`}</code>
      </pre>
      <Which t={t} />
      <h2>{t.landing.picture}</h2>
      <Parts t={t} />
      <Screenshots t={t} pictures={pictures} />
      <h2>{t.landing.pages}</h2>
      {groups.map((group) => (
        <>
          <h3>{t.groups[group]}</h3>
          <ul class="cards">
            {namesOf(group).map((name) => (
              <li>
                <a href={`${name}.html`}>{labels[name]}</a>
                <p>{about[name]}</p>
              </li>
            ))}
          </ul>
        </>
      ))}
    </article>
  );
}

const Which = ({ t }: { t: Texts }) => (
  <>
    <h2>{t.landing.which}</h2>
    <div class="table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t.landing.want}</th>
            <th scope="col">{t.landing.part}</th>
          </tr>
        </thead>
        <tbody>
          {t.landing.needs.map(({ want, page, part }) => (
            <tr>
              <td>{want}</td>
              <td>
                <a href={`${page}.html`}>{part}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </>
);

const Screenshots = ({ t, pictures }: { t: Texts; pictures: readonly Picture[] }) => (
  <>
    <h2>{t.landing.screenshots}</h2>
    <div class="pictures">
      {pictures.map(({ file, width, height }) => (
        <a href={`../assets/${file}`}>
          <img
            src={`../assets/${file}`}
            width={width}
            height={height}
            loading="lazy"
            alt={(t.landing.screenshotAlt as { [file: string]: string })[file] ?? ""}
          />
        </a>
      ))}
    </div>
  </>
);

const arrows = [
  "M140 110H178",
  "M290 110H328",
  "M310 110V40Q310 30 320 30H328",
  "M310 110V180Q310 190 320 190H328",
  "M480 30H515Q525 30 525 40V88Q525 98 535 98H548",
  "M480 114H548",
  "M405 170V132",
];

/** The packages and their arrows, as docs/architecture.md has them. */
function Parts({ t }: { t: Texts }) {
  const box = (x: number, y: number, width: number, text: string, kind = "") => (
    <>
      <rect class={kind} x={x} y={y} width={width} height="40" rx="8" />
      <text x={x + width / 2} y={y + 25}>
        {text}
      </text>
    </>
  );
  return (
    <figure class="parts">
      <svg viewBox="0 0 700 220" role="img" aria-label={t.landing.pictureText}>
        <defs>
          <marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path d="M0 0 8 4 0 8z" />
          </marker>
        </defs>
        {arrows.map((d) => (
          <path d={d} />
        ))}
        {box(4, 90, 136, t.landing.page, "outside")}
        {box(180, 90, 110, "openapi")}
        {box(330, 10, 150, "client")}
        {box(330, 90, 150, "mock-server")}
        {box(330, 170, 150, "docs")}
        {box(550, 90, 146, "contract-tests")}
      </svg>
      <figcaption>{t.landing.pictureText}</figcaption>
    </figure>
  );
}
