import { expect, test } from "vitest";
import { problemsOf, readYaml } from "./files.ts";
import { metricsFile } from "./metric-shapes.ts";
import * as shapes from "./shapes.ts";
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

const files = {
  "pages/soccer/facts": shapes.factsFile,
  "pages/soccer/ambiguities": shapes.ambiguitiesFile,
  "pages/soccer/evidence": shapes.evidenceFile,
  "pages/soccer/metrics": metricsFile,
  "shared/errors": shapes.errorsFile,
  "shared/http": shapes.httpFile,
  "pages/soccer/analysis-soccer/errors": shapes.operationErrorsFile,
  "pages/soccer/analysis-soccer/operation": shapes.operationFile,
} as const;
type File = keyof typeof files;

const kick = "metrics.kick_right_hip_x.phases.impact";

type Node = { [key: string]: Node };
const add = (changed: object) => (node: Node) => Object.assign(node, changed);
const remove = (key: string) => (node: Node) => delete node[key];

test.each<[File, string, (node: Node) => void, string]>([
  ["pages/soccer/facts", "pages.0", add({ published: "today" }), "pages.0.published: Invalid date"],
  ["pages/soccer/facts", "pages.0.facts.2", add({ id: "X1" }), "pages.0.facts.2.id (X1): Invalid format"],
  ["pages/soccer/ambiguities", "0", remove("decision"), '0.decision (A01): Invalid key: Expected "decision"'],
  ["pages/soccer/ambiguities", "0", add({ colour: "red" }), "0.colour (A01): Invalid key: Expected never"],
  ["pages/soccer/ambiguities", "4", add({ status: "maybe" }), '"wording-only") but received "maybe"'],
  ["pages/soccer/ambiguities", "4", remove("probe"), "4 (A05): Expected a probe beside the profile"],
  [
    "pages/soccer/ambiguities",
    "4",
    add({ noProbe: { en: "No.", ko: "없음" } }),
    "4 (A05): Expected either probe",
  ],
  ["pages/soccer/ambiguities", "4", add({ status: "wording-only" }), "4 (A05): Expected no profile"],
  [
    "pages/soccer/ambiguities",
    "0",
    add({ evidence: ["E03", "E03"] }),
    "0.evidence (A01): Expected no id twice",
  ],
  [
    "pages/soccer/ambiguities",
    "0.title",
    add({ en: "a b c d e f g" }),
    "0.title.en (A01): Expected at most six",
  ],
  [
    "pages/soccer/ambiguities",
    "0.profile.0",
    add({ values: [] }),
    "0.profile.0.values (A01): Invalid length",
  ],
  [
    "pages/soccer/ambiguities",
    "0.readings.0",
    add({ facts: [] }),
    "0.readings.0 (A01): Expected either facts",
  ],
  [
    "pages/soccer/ambiguities",
    "0.readings.0",
    add({ unsupported: true }),
    "0.readings.0 (A01): Expected either facts",
  ],
  ["pages/soccer/evidence", "0", add({ date: "yesterday" }), "0.date (E01): Invalid format"],
  ["pages/soccer/metrics", kick, add({ ideal: {} }), `${kick}.ideal: Expected a bound`],
  [
    "pages/soccer/metrics",
    kick,
    add({ ideal: { min: 170, max: 1 } }),
    `${kick}.ideal: Expected min below max`,
  ],
  ["pages/soccer/metrics", kick, add({ ideal: { max: 170 } }), `${kick}: Expected a sentence for each side`],
  ["pages/soccer/metrics", kick, remove("below"), `${kick}: Expected a sentence for each side`],
  ["pages/soccer/metrics", kick, add({ step: 0 }), `${kick}.step: Invalid value`],
  ["shared/errors", "5", add({ retry: "always" }), "5.retry (wrong-api-key): Invalid type"],
  ["shared/errors", "5.meaning", add({ ko: "wrong" }), "5.meaning.ko (wrong-api-key): Expected Korean"],
  ["shared/errors", "5", remove("endUser"), '5.endUser (wrong-api-key): Invalid key: Expected "endUser"'],
  ["shared/errors", "5.endUser", remove("ko"), '5.endUser.ko (wrong-api-key): Invalid key: Expected "ko"'],
  ["shared/errors", "5.endUser.en", add({ text: "As in A04." }), "Expected plain words"],
  ["shared/errors", "5.endUser.ko", add({ action: "기다리십시오." }), "Expected Korean that ends in 요."],
  ["shared/http", "411", add({ ko: "wrong" }), "411.ko: Expected Korean"],
  ["pages/soccer/analysis-soccer/errors", "0", add({ code: 200 }), "0.code (protocol-error): Invalid value"],
  [
    "pages/soccer/analysis-soccer/errors",
    "0",
    add({ retry: "never" }),
    "0 (protocol-error): Expected category,",
  ],
  [
    "pages/soccer/analysis-soccer/errors",
    "0",
    add({ "x-fact": "A01" }),
    "0.x-fact (protocol-error): Invalid",
  ],
  [
    "pages/soccer/analysis-soccer/operation",
    "",
    add({ method: "PUT" }),
    'method: Invalid type: Expected ("GET"',
  ],
  ["pages/soccer/analysis-soccer/operation", "request", add({ examples: {} }), "request.examples: Invalid"],
])("what %s.yaml may not say is named with its place and row: %s", async (file, place, change, problem) => {
  const content = (await readYaml(`${file}.yaml`)) as Node;
  const keys = place.split(".").filter(Boolean);
  change(keys.reduce((node, key) => node[key] as Node, content));
  expect(problemsOf(files[file], content).join("\n")).toContain(problem);
});
