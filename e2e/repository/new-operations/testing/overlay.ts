// A family that no vendor has: one operation that hands a video in, and two that read, one of them by a GET with path parameters.
// Each is a copy of one of soccer with other names, which is how the guide says that one begins.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, stringify } from "yaml";

/** Files that adding operations takes: path in the repository → text. */
export type Overlay = Map<string, string>;

/** What is added: the model of its files, and what differs. */
type Added = {
  readonly slug: string;
  readonly model: string;
  readonly names: readonly (readonly [from: string | RegExp, to: string])[];
};

const family = "rowing";

/** A field that may be left out, and is no text. */
const strokeRate = `    description: Strokes a minute.
    type: integer
    minimum: 10
    maximum: 60
    examples: [30]
    x-fact: F907
`;

/** The same number means another thing here, and the name is this operation's own. */
const ownError = `- code: 411
  name: same-uuid-in-analysis
  x-fact: F918
  category: not-ready
  meaning: { en: the same uuid is being analysed, ko: 같은 uuid 분석 중 }
  message: { text: same uuid in analysis, source: remo-kit }
  cause: { en: The uuid was sent before., ko: 같은 uuid를 이미 보냈습니다. }
  advice: { en: Wait., ko: 기다리십시오. }
  endUser:
    en: { title: Already being analysed, text: This video is being analysed already., action: Wait. }
    ko: { title: 이미 분석하고 있어요, text: 이 영상은 이미 분석하고 있어요., action: 기다려 주세요. }
  retry: later
  charged: unknown
- { code: 413, name: required-data-missing, x-fact: [F916, F918] }
`;

/** The cases from one to another one of a file. */
const cases = (from: string, to: string) =>
  new RegExp(` {2}\\{\\n {4}id: "${from}"[\\s\\S]*?(?= {2}\\{\\n {4}id: "${to}")`, "g");

export const added: readonly Added[] = [
  {
    slug: "analysis-rowing",
    model: "analysis-soccer",
    names: [
      [/\bF(\d\d)\b/g, "F9$1"],
      ["`F0${", "`F90${"],
      ["path: /api/analysis-soccer", "path: /rowing/analysis/{Email}"],
      [/^ {2}height:$/gm, `  stroke_rate:\n${strokeRate}  height:`],
      [/^ {4}height:$/gm, "    stroke_rate:\n      description: 분당 스트로크 수\n    height:"],
      [/soccer/g, family],
      [/Soccer/g, "Rowing"],
      ['prefix: ""', 'prefix: "rowing-"'],
      ["...required.map", "...required.slice(1).map"], // No user can be left out of the path, or be there by another name.
      [cases("user-as-id", "other-paths"), ""],
      [/^- \{ code: 411.*\n/gm, ""],
      [/^- \{ code: 413.*\n/gm, ownError],
      [/"no-input-data"/g, '"required-data-missing"'],
      [/x-error-codes: \[411/g, "x-error-codes: [413"],
      [/, "front-image-decoding-error"/g, ""],
    ],
  },
  {
    slug: "analysis-rowing-result",
    model: "analysis-soccer-result",
    names: [
      [/\bF1(\d\d)\b/g, "F8$1"],
      [/soccer/g, family],
      [/Soccer/g, "Rowing"],
      ['prefix: "result-"', 'prefix: "rowing-result-"'],
    ],
  },
  {
    slug: "rowing-angle",
    model: "analysis-soccer-result",
    names: [
      [/\bF1(\d\d)\b/g, "F7$1"],
      ["method: POST", "method: GET"],
      ["path: /api/analysis-soccer-result", "path: /rowing/get-angle/{id}/{uuid}"],
      [/analysis-soccer-result/g, "rowing-angle"],
      [/AnalysisSoccerResult/g, "RowingAngle"],
      [/SoccerResult/g, "RowingAngles"],
      [/SoccerPhase/g, "AnglePhase"],
      [/soccer(MetricNames|Phases)/g, "angle$1"],
      [/soccer/g, family],
      ['prefix: "result-"', 'prefix: "rowing-angle-"'],
    ],
  },
];

export async function overlayOf(root: string): Promise<Overlay> {
  const overlay: Overlay = new Map();
  const pages = "openapi/pages/soccer";
  for (const { slug, model, names } of added) {
    const say = (text: string) => names.reduce((said, [from, to]) => said.replaceAll(from, to), text);
    const from = `${pages}/${model}`;
    for (const file of await readdir(join(root, from), { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const path = join(file.parentPath, file.name).slice(join(root, from).length + 1);
      overlay.set(
        `openapi/pages/${family}/${slug}/${path}`,
        say(await readFile(join(root, from, path), "utf8")),
      );
    }
    for (const folder of [
      "client/src/operations",
      "mock-server/src/operations",
      "contract-tests/src/cases",
    ]) {
      const text = await readFile(join(root, `packages/${folder}/${model}.ts`), "utf8");
      overlay.set(`packages/${folder}/${slug}.ts`, say(text));
    }
  }
  const ofMock = (name: string) => `packages/mock-server/src/operations/${name}.ts`;
  const results = await readFile(join(root, ofMock("soccer")), "utf8");
  overlay.set(ofMock(family), results.replaceAll("soccer", family).replaceAll("Soccer", "Rowing"));
  for (const [name, text] of await familyFiles(root, pages))
    overlay.set(`openapi/pages/${family}/${name}`, text);
  return overlay;
}

type Page = { slug: string; facts: { id: string }[] };

/** The pages are those of soccer, under other numbers. */
async function familyFiles(root: string, pages: string): Promise<[string, string][]> {
  const facts = parse(await readFile(join(root, pages, "facts.yaml"), "utf8")) as { pages: Page[] };
  const models = new Map(facts.pages.map((page) => [page.slug, page]));
  const renamed = added.map(({ slug, model, names: [[from, to] = ["", ""]] }): Page => {
    const page = models.get(model) as Page;
    return { ...page, slug, facts: page.facts.map((fact) => ({ ...fact, id: fact.id.replace(from, to) })) };
  });
  const text = { family: { order: 99, title: { en: "Rowing", ko: "조정" } }, pages: renamed };
  // Two pages show the metrics, each with facts of its own; of a score there is none.
  const metrics = (await readFile(join(root, pages, "metrics.yaml"), "utf8"))
    .replaceAll(/, F2\d\d\b/g, "")
    .replaceAll(/\bF1(\d\d)\b/g, "F8$1, F7$1");
  return [
    ["facts.yaml", stringify(text)],
    ["ambiguities.yaml", "[]\n"],
    ["evidence.yaml", "[]\n"],
    ["metrics.yaml", metrics],
  ];
}

/** The registry of each package. */
export const registries = {
  client: "packages/client/src/operations/registry.ts",
  mock: "packages/mock-server/src/operations/registry.ts",
  cases: "packages/contract-tests/src/cases/registry.ts",
} as const;
export type RegistryName = keyof typeof registries;
export const registryNames = Object.keys(registries) as RegistryName[];

/** What stands for an operation in a registry. */
export type Row = { readonly slug: string; readonly id: string };

/** A registry with a row for each of these operations. */
export function withRows(text: string, rows: readonly Row[]): string {
  const imports = rows.map(({ slug, id }) => `import { ${id} } from "./${slug}.ts";\n`).join("");
  const types = text.includes("export type *")
    ? rows.map(({ slug }) => `export type * from "./${slug}.ts";\n`).join("")
    : "";
  const names = rows.map(({ id }) => ` ${id},`).join("");
  return imports + types + text.replace(/(\w),?\s*\} satisfies/, `$1,${names} } satisfies`);
}
