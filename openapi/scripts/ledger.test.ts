import { expect, test } from "vitest";
import { readLedger, schemaProblems } from "./ledger.ts";
import { readJson, readYaml } from "./room.ts";

const ledger = await readLedger();

test.each([
  ["facts", "F", 21],
  ["ambiguities", "A", 21],
  ["evidence", "E", 13],
] as const)("the %s are numbered from %s01 without a gap, up to %i at least", (kind, letter, least) => {
  const ids = ledger[kind].map(({ id }) => id);
  expect(ids).toEqual(ids.map((_, i) => `${letter}${String(i + 1).padStart(2, "0")}`));
  expect(ids.length).toBeGreaterThanOrEqual(least);
});

test.each<[string, (rows: { [key: string]: unknown }[]) => void, string]>([
  ["ambiguities", (rows) => delete rows[0]?.decision, "/0 (A01) must have required property 'decision'"],
  [
    "ambiguities",
    (rows) => Object.assign(rows[4] ?? {}, { status: "maybe" }),
    "/4/status (A05) must be equal to one",
  ],
  ["ambiguities", (rows) => delete rows[4]?.probe, "/4 (A05) must have required property 'probe'"],
  [
    "error-codes",
    (rows) => Object.assign(rows[5] ?? {}, { retry: "always" }),
    "/5/retry (wrong-api-key) must be",
  ],
  [
    "error-codes",
    (rows) => Object.assign(rows[5]?.meaning ?? {}, { ko: "wrong" }),
    "/5/meaning/ko (wrong-api-key)",
  ],
  [
    "evidence",
    (rows) => Object.assign(rows[0] ?? {}, { date: "yesterday" }),
    "/0/date (E01) must match pattern",
  ],
])("what %s.yaml may not say is named with its row", async (name, change, problem) => {
  const rows = (await readYaml(`${name}.yaml`)) as { [key: string]: unknown }[];
  change(rows);
  const problems = schemaProblems((await readJson(`meta/${name}.schema.json`)) as object, rows);
  expect(problems.join("\n")).toContain(problem);
});
