export const languages = ["en", "ko"] as const;
export type Language = (typeof languages)[number];

export const groups = ["reference", "guides"] as const;
export type Group = (typeof groups)[number];

/** A page that each language has; its files are made from its name. */
export type Page = {
  readonly name: string;
  readonly group: Group;
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

/** In the order in which they are read. */
export const pages: readonly Page[] = [
  ...["error-codes", "fields", "ambiguities", "profiles"].map(generated),
  ...["facts", "evidence", "scenarios", "traceability"].map(generated),
  ...["client", "mock", "contract", "browser-proxy", "adding-an-operation"].map(guide),
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

/** A README that has a guide for the same reader. */
export const guideOf: { readonly [path: string]: string } = {
  "packages/client/README.md": "client",
  "packages/mock-server/README.md": "mock",
  "packages/contract-tests/README.md": "contract",
};

/** Pictures of the landing page, from docs/images. */
export const screenshots = {
  en: ["dashboard-en.png", "error-codes-ko.png"],
  ko: ["dashboard-ko.png", "error-codes-ko.png"],
} as const;
