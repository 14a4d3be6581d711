export const languages = ["en", "ko"] as const;
export type Language = (typeof languages)[number];

export const groups = ["reference", "guides"] as const;
export type Group = (typeof groups)[number];

/** A page that each language has; its files are made from its name. */
export type Page = {
  readonly name: string;
  readonly group: Group;
  /** The language of its text, if it has one alone. */
  readonly only?: Language;
  /** The Markdown that it is made of, as a path from the root of the repository. */
  readonly source: (language: Language) => string;
};

const generated = (name: string): Page => ({
  name,
  group: "reference",
  source: (language) => `docs/reference/${language}/${name}.md`,
});

const written = (name: string, path: string): Page => ({
  name,
  group: "guides",
  source: (language) => (language === "en" ? `${path}.md` : `${path}.${language}.md`),
});

const guide = (name: string) => written(name, `docs/guides/${name}`);

/** A file that is written in English alone; the other editions show the same. */
const english = (name: string, path: string): Page => ({
  name,
  group: "guides",
  only: "en",
  source: () => path,
});

/** In the order in which they are read. */
export const pages: readonly Page[] = [
  ...["error-codes", "fields", "ambiguities", "profiles"].map(generated),
  ...["facts", "evidence", "scenarios", "control-api", "traceability"].map(generated),
  ...["client", "mock", "contract", "browser-proxy", "adding-an-operation"].map(guide),
  english("readme-client", "packages/client/README.md"),
  english("readme-mock-server", "packages/mock-server/README.md"),
  english("readme-contract-tests", "packages/contract-tests/README.md"),
  english("benchmarks", "docs/benchmarks.md"),
  written("changelog", "CHANGELOG"),
];

/** What Redoc shows: name of the page → the description, as a path from the root of the repository. */
export const references = {
  reference: {
    en: "openapi/generated/openapi.json",
    ko: "openapi/generated/openapi.ko.json",
  },
  control: {
    en: "packages/mock-server/generated/control.openapi.json",
    ko: "packages/mock-server/generated/control.openapi.ko.json",
  },
} as const;
export type Reference = keyof typeof references;
export const referenceNames = Object.keys(references) as Reference[];

/** The pages of a group, as they are listed. */
export const namesOf = (group: Group): string[] => [
  ...(group === "reference" ? referenceNames : []),
  ...pages.filter((page) => page.group === group).map(({ name }) => name),
];

/** Files that the site has as they are: path from the root of the repository → file in assets. */
export const copies: { readonly [path: string]: string } = {
  "docs/traceability.json": "traceability.json",
  "docs/node_modules/@redocly/cli/LICENSE": "redoc-license.txt",
  "docs/node_modules/@redocly/cli/THIRD_PARTY_NOTICES": "redoc-third-party-notices.txt",
  "openapi/generated/openapi.yaml": "openapi.yaml",
  "packages/mock-server/generated/control.openapi.json": "control-openapi.json",
  "packages/mock-server/generated/control.openapi.ko.json": "control-openapi-ko.json",
};

/** Pictures of the landing page, from docs/images. */
export const screenshots = {
  en: ["dashboard-en.png", "error-codes-ko.png"],
  ko: ["dashboard-ko.png", "error-codes-ko.png"],
} as const;
