import { expect, test } from "vitest";
import { readLedger, schemaProblems } from "./scripts/ledger.ts";
import { readJson, readYaml } from "./scripts/room.ts";

const ledger = await readLedger();

test("the ledger has the facts F01 to F21, the ambiguities A01 to A21 and more, the evidence E01 to E13", () => {
  const ids = (letter: string, count: number) =>
    Array.from({ length: count }, (_, i) => `${letter}${String(i + 1).padStart(2, "0")}`);
  expect(ledger.facts.map(({ id }) => id)).toEqual(ids("F", 21));
  expect(ledger.ambiguities.slice(0, 21).map(({ id }) => id)).toEqual(ids("A", 21));
  expect(ledger.evidence.map(({ id }) => id)).toEqual(ids("E", 13));
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
