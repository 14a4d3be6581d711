import texts from "./texts.json" with { type: "json" };

export const languages = ["en", "ko"] as const;
export type Language = (typeof languages)[number];

type Labels = { readonly [page: string]: string };
export type Texts = Omit<(typeof texts)["en"], "labels" | "about"> & { labels: Labels; about: Labels };
export const textsOf = (language: Language): Texts => texts[language];

export type Page = {
  readonly name: string;
  readonly group: "overview" | "reference" | "guides";
  /** Its text is in English, whatever the language. */
  readonly isEnglish?: boolean;
  /** It is made from the record; its source is no file, but the place that its links are seen from. */
  readonly isMade?: boolean;
  /** The Markdown that it is made of, as a path from the root of the repository. */
  readonly source: (language: Language) => string;
};

const fromRecord = (name: string): Page => {
  const source = () => `docs/record/${name}.md`;
  return { name, group: "reference", isMade: true, source };
};

const written = (name: string, path = `docs/guides/${name}`, group: Page["group"] = "guides"): Page => {
  const source = (language: Language) => (language === "en" ? `${path}.md` : `${path}.${language}.md`);
  return { name, group, source };
};

const english = (name: string, path: string): Page => {
  return { name, group: "guides", isEnglish: true, source: () => path };
};

export const pages: readonly Page[] = [
  written("index", "docs/README", "overview"),
  ...["error-codes", "fields", "metrics", "ambiguities", "profiles", "scenarios"].map(fromRecord),
  ...["operations", "facts", "evidence", "traceability"].map(fromRecord),
  ...[
    "client",
    "mock",
    "contract",
    "results",
    "results-page",
    "recipes",
    "browser-proxy",
    "proxies",
    "adding-an-operation",
  ].map((name) => written(name)),
  ...["client", "mock-server", "contract-tests"].map((name) =>
    english(`readme-${name}`, `packages/${name}/README.md`),
  ),
  english("benchmarks", "docs/benchmarks.md"),
  written("changelog", "CHANGELOG"),
];

/** Pages that Redoc shows. That of the control API is in English in both languages. */
export const redocPages = ["reference", "control"] as const;
export type RedocPage = (typeof redocPages)[number];

/** The page, or where it has an operation: Redoc makes that of the id. */
export const redocAddress = (name: RedocPage, language: Language, operationId = ""): string =>
  `/${language}/${name}.html${operationId && `#/other/${operationId.toLowerCase()}`}`;

/** What the repository has instead of a page that is made from the record: its links lead there, and here to the page. */
export const recordOf: { readonly [page: string]: RegExp } = {
  "error-codes": /^openapi\/shared\/errors\.yaml$/,
  fields: /^openapi\/pages\/\w+\/[\w-]+\/(request|answer)\.yaml$/,
  metrics: /^openapi\/pages\/\w+\/metrics\.yaml$/,
  ambiguities: /^openapi\/pages\/\w+\/ambiguities\.yaml$/,
  facts: /^openapi\/pages\/\w+\/facts\.yaml$/,
  evidence: /^openapi\/pages\/\w+\/evidence\.yaml$/,
  profiles: /^openapi\/profiles$/,
  scenarios: /^packages\/mock-server\/src\/scenarios\.ts$/,
  traceability: /^docs\/scripts\/reference\/trace\.ts$/,
  reference: /^openapi\/generated\/openapi(\.ko)?\.json$/,
  control: /^packages\/mock-server\/src\/control$/,
};
