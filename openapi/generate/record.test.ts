import { expect, test } from "vitest";
import { readJson, readYaml } from "./files.ts";
import { schemaProblems } from "./ledger.ts";
import { readSource } from "./source.ts";

const { families } = await readSource();
const rows = {
  facts: families.flatMap(({ pages }) => pages.flatMap(({ facts }) => facts)),
  ambiguities: families.flatMap(({ ambiguities }) => ambiguities),
};

test.each([
  ["facts", "F", 21],
  ["ambiguities", "A", 21],
] as const)("the %s are numbered from %s01 without a gap, up to %i at least", (kind, letter, least) => {
  const ids = rows[kind].map(({ id }) => id).filter((id) => id.length === 3);
  expect(ids).toEqual(ids.map((_, i) => `${letter}${String(i + 1).padStart(2, "0")}`));
  expect(ids.length).toBeGreaterThanOrEqual(least);
});

type Rows = { [key: string]: unknown }[];

test.each<[string, string, (rows: Rows) => void, string]>([
  [
    "pages/soccer/ambiguities",
    "ambiguities",
    (rows) => delete rows[0]?.decision,
    "/0 (A01) must have required property 'decision'",
  ],
  [
    "pages/soccer/ambiguities",
    "ambiguities",
    (rows) => Object.assign(rows[4] ?? {}, { status: "maybe" }),
    "/4/status (A05) must be equal to one",
  ],
  [
    "pages/soccer/ambiguities",
    "ambiguities",
    (rows) => delete rows[4]?.probe,
    "/4 (A05) must have required property 'probe'",
  ],
  [
    "pages/soccer/evidence",
    "evidence",
    (rows) => Object.assign(rows[0] ?? {}, { date: "yesterday" }),
    "/0/date (E01) must match pattern",
  ],
  [
    "shared/errors",
    "errors",
    (rows) => Object.assign(rows[5] ?? {}, { retry: "always" }),
    "/5/retry (wrong-api-key) must be",
  ],
  [
    "shared/errors",
    "errors",
    (rows) => Object.assign(rows[5]?.meaning ?? {}, { ko: "wrong" }),
    "/5/meaning/ko (wrong-api-key)",
  ],
  [
    "pages/soccer/analysis-soccer/errors",
    "operation-errors",
    (rows) => Object.assign(rows[0] ?? {}, { code: 200 }),
    "/0/code (protocol-error) must be >= 400",
  ],
])("what %s.yaml may not say is named with its row", async (file, schema, change, problem) => {
  const content = (await readYaml(`${file}.yaml`)) as Rows;
  change(content);
  const problems = schemaProblems((await readJson(`meta/${schema}.schema.json`)) as object, content);
  expect(problems.join("\n")).toContain(problem);
});
