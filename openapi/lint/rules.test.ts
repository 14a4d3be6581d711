import { expect, test } from "vitest";
import { readSource } from "../generate/source.ts";
import { idsOf, objectsOf } from "../walk.ts";
import { broken } from "./rules.ts";

const source = await readSource();

test("no rule is broken", () => {
  expect(broken(source)).toEqual([]);
});

test("an operation whose page lists no code needs none", () => {
  const draft = structuredClone(source);
  list(at(draft as unknown as Draft, ...read, "errors")).length = 0;
  expect(broken(draft).join("\n")).not.toContain("must be able to refuse");
});

type Draft = { [key: string]: Draft };

/** The place of a path of keys, for changing it. */
function at(draft: Draft | undefined, ...path: (string | number)[]): Draft {
  const found = path.reduce<Draft | undefined>((node, key) => node?.[key], draft);
  if (found === undefined) throw new Error(`There is no ${path.join("/")}.`);
  return found;
}

const family = ["families", 0];
const submit = [...family, "operations", 0];
const read = [...family, "operations", 1];
const metrics = [...family, "metrics", "metrics"];
const receipt = [...submit, "answerSchema", "properties"];
const list = (node: Draft) => node as unknown as { [key: string]: unknown }[];
const without = (node: Draft, key: string) => {
  delete node[key];
};
/** Takes an id out of every list of a keyword. */
const unnamed = (draft: Draft, keyword: string, id: string) => {
  for (const { node } of objectsOf(draft)) {
    if (keyword in node)
      Object.assign(node, { [keyword]: idsOf(node, keyword).filter((named) => named !== id) });
  }
};

function said(draft: typeof source): string {
  try {
    return broken(draft).join("\n");
  } catch (error) {
    return (error as Error).message;
  }
}

test.each<[string, (draft: Draft) => void, string]>([
  [
    "an example has no file",
    (draft) => without(at(draft, ...submit, "examples"), "file-exists"),
    "pages/soccer/analysis-soccer: examples/ has no file for file-exists.",
  ],
  [
    "an example is named by nothing",
    (draft) => Object.assign(at(draft, ...submit, "examples"), { extra: {} }),
    "pages/soccer/analysis-soccer: examples/ has extra, which nothing names.",
  ],
  [
    "a sample is named by nothing",
    (draft) => Object.assign(at(draft, ...submit, "samples"), { "extra.sh": "" }),
    "samples/ has extra.sh, which nothing names.",
  ],
  [
    "an error is not known",
    (draft) => Object.assign(at(draft, ...submit, "errors", 5), { name: "no-such-error" }),
    "421 is named no-such-error, which shared/errors.yaml does not have.",
  ],
  [
    "an error is answered by no operation",
    (draft) => list(at(draft, "errors")).push({ ...at(draft, "errors", 0), name: "no-such-error" }),
    "shared/errors.yaml has no-such-error, which no operation answers.",
  ],
  [
    "a code stands twice",
    (draft) => Object.assign(at(draft, ...submit, "errors", 5), { code: 420 }),
    "pages/soccer/analysis-soccer: errors.yaml has the code 420 twice.",
  ],
  [
    "a name stands twice",
    (draft) => Object.assign(at(draft, ...submit, "errors", 5), { name: "user-not-identified" }),
    "errors.yaml has the name user-not-identified twice.",
  ],
  [
    "a code rests on nothing",
    (draft) => without(at(draft, ...read, "errors", 2), "x-evidence"),
    "pages/soccer/analysis-soccer-result: error 520 has neither x-fact nor x-evidence.",
  ],
  [
    "an operation rests on nothing",
    (draft) => without(at(draft, ...submit, "file", "operation"), "x-fact"),
    "operation has neither x-fact nor x-evidence.",
  ],
  [
    "the user is no field",
    (draft) => Object.assign(at(draft, ...read, "file"), { user: "Email" }),
    "the user field Email is no field of request.yaml.",
  ],
  [
    "a parameter of a path is no field",
    (draft) => Object.assign(at(draft, ...read, "file"), { path: "/api/result/{mail}" }),
    "{mail} is no required field of request.yaml.",
  ],
  [
    "a GET would need a body",
    (draft) => Object.assign(at(draft, ...read, "file"), { method: "GET", path: "/api/result/{id}" }),
    "a GET has no body for uuid.",
  ],
  ...[
    [submit, 4, "user-not-identified", "submit"],
    [submit, 5, "wrong-api-key", "submit"],
    [submit, 6, "not-enough-credits", "submit"],
    [read, 1, "input", "read"],
    [read, 2, "process", "read"],
    [read, 3, "no-result-file", "read"],
  ].map(([operation, row, needed, kind]): [string, (draft: Draft) => void, string] => [
    `a ${kind} has no code for ${needed}`,
    (draft) => list(at(draft, ...(operation as string[]), "errors")).splice(row as number, 1),
    `errors.yaml has no code for ${needed}, which a ${kind} must be able to refuse.`,
  ]),
  [
    "two scenarios share the end of a uuid",
    (draft) =>
      Object.assign(at(draft, ...submit, "file", "answer", "examples", "accepted"), { uuid: "000000000421" }),
    "two scenarios share the end 000000000421 of a uuid.",
  ],
  [
    "an operationId stands twice",
    (draft) => Object.assign(at(draft, ...read, "file", "operation"), { operationId: "analyzeSoccer" }),
    "The operationId analyzeSoccer stands twice.",
  ],
  [
    "an operation has no page",
    (draft) => Object.assign(at(draft, ...family, "pages", 1), { slug: "other" }),
    "facts.yaml of the family has no page analysis-soccer-result.",
  ],
  [
    "an example means two things",
    (draft) => {
      const examples = at(draft, ...read, "file", "answer", "examples");
      Object.assign(examples, { accepted: { ...examples.done, description: "Done." } });
    },
    "pages/soccer/analysis-soccer-result: the example accepted means something else elsewhere.",
  ],
  [
    "HTTP does not register a code",
    (draft) => Object.assign(at(draft, "http"), { 420: { en: "Calm", ko: "진정" } }),
    "shared/http.yaml has 420, which HTTP does not register (N15).",
  ],
  [
    "an ambiguity stands where facts stand",
    (draft) => Object.assign(at(draft, ...receipt, "wait_time"), { "x-fact": ["F12", "A12"] }),
    "names A12 in x-fact, where an id begins with F.",
  ],
  ...["description", "examples", "x-fact"].map((keyword): [string, (draft: Draft) => void, string] => [
    `a property loses its ${keyword}`,
    (draft) => without(at(draft, ...receipt, "wait_time"), keyword),
    `#/components/schemas/AnalysisSoccerReceipt/properties/wait_time has no ${keyword}.`,
  ]),
  [
    "a fact is named that does not exist",
    (draft) => Object.assign(at(draft, ...receipt, "credit"), { "x-fact": "F99" }),
    "AnalysisSoccerReceipt/properties/credit names F99, which does not exist.",
  ],
  [
    "a text cites evidence that does not exist",
    (draft) => Object.assign(at(draft, ...receipt, "credit"), { description: "As in E77." }),
    "names E77, which does not exist.",
  ],
  [
    "the record cites a fact that does not exist",
    (draft) => Object.assign(at(draft, "errors", 0, "cause"), { en: "As in F999." }),
    "The record names F999, which does not exist.",
  ],
  [
    "a field names an error code that the operation does not have",
    (draft) =>
      Object.assign(at(draft, ...submit, "requestSchema", "properties", "height"), {
        "x-error-codes": [534],
      }),
    "#/properties/height names error code 534, which the operation does not have.",
  ],
  [
    "no place names a fact any more",
    (draft) => unnamed(draft, "x-fact", "F12"),
    "F12 is named by no x-fact, and does not say why.",
  ],
  [
    "no place names an ambiguity any more",
    (draft) => unnamed(draft, "x-ambiguity", "A21"),
    "A21 is named by no x-ambiguity, and does not say why.",
  ],
  [
    "an excuse is left over",
    (draft) => Object.assign(at(draft, ...family, "pages", 0, "facts", 0), { unreferenced: "because" }),
    "F01 says why no x-fact names it, but one does.",
  ],
  [
    "an id stands twice",
    (draft) =>
      list(at(draft, ...family, "pages", 1, "facts")).push(at(draft, ...family, "pages", 0, "facts", 0)),
    "F01 stands twice in the record.",
  ],
  [
    "a profile loses a value",
    (draft) => without(at(draft, "profiles", "observed"), "statusKey"),
    "profiles/observed.json lacks statusKey.",
  ],
  [
    "a profile has a value that no ambiguity lists",
    (draft) => Object.assign(at(draft, "profiles", "observed"), { statusKey: "code" }),
    'statusKey: Invalid type: Expected ("status" | "status_code") but received "code"',
  ],
  [
    "a profile has a key that no ambiguity opens",
    (draft) => Object.assign(at(draft, "profiles", "documented"), { colour: "red" }),
    "profiles/documented.json: colour: Invalid type: Expected never",
  ],
  [
    "an enum has values of two types",
    (draft) => Object.assign(at(draft, ...receipt, "state"), { enum: [1, true] }),
    "AnalysisSoccerReceipt/properties/state has an enum of no one type.",
  ],
  [
    "a field is writeOnly",
    (draft) =>
      Object.assign(at(draft, ...submit, "requestSchema", "properties", "APIKey"), { writeOnly: true }),
    "AnalysisSoccerRequest/properties/APIKey is writeOnly, where x-secret marks a secret.",
  ],
  [
    "an answer is made of metrics that are not there",
    (draft) => without(at(draft, ...family), "metrics"),
    "pages/soccer/metrics.yaml: it is not there, but answer.yaml of analysis-soccer-result is made of it.",
  ],
  [
    "a metric is in a unit that is none",
    (draft) => Object.assign(at(draft, ...metrics, "kick_right_hip_x"), { unit: "furlong" }),
    "pages/soccer/metrics.yaml: kick_right_hip_x is in furlong, which is no unit.",
  ],
  [
    "a metric has a phase that has no name",
    (draft) =>
      Object.assign(at(draft, ...metrics, "stepping_knee_x", "phases", "impact"), { alsoAt: "finish" }),
    "stepping_knee_x has the phase finish, which has no name.",
  ],
  [
    "the later marks of a phase are no hundred",
    (draft) =>
      Object.assign(at(draft, ...metrics, "stepping_knee_x", "phases", "impact"), { laterMaximum: 25 }),
    "the later marks of impact add up to 105, not to 100.",
  ],
  [
    "an example lacks a metric of the table",
    (draft) => without(at(draft, ...read, "examples", "done", "kick_right_knee_pelvis_x"), "after_impact"),
    "done.json of analysis-soccer-result has no kick_right_knee_pelvis_x.after_impact.",
  ],
  [
    "the table lacks a metric of an example",
    (draft) => without(at(draft, ...metrics), "stepping_knee_x"),
    "it has no stepping_knee_x.impact, which done.json of analysis-soccer-result has.",
  ],
  [
    "a Korean text is missing",
    (draft) => without(at(draft, ...submit, "ko", "answerSchema", "properties"), "wait_time"),
    "#/components/schemas/AnalysisSoccerReceipt/properties/wait_time/description has no Korean text",
  ],
  [
    "a Korean text has no place",
    (draft) => Object.assign(at(draft, ...submit, "ko", "answerSchema"), { summary: "어디에도 없는 글" }),
    "A ko.yaml changes #/components/schemas/AnalysisSoccerReceipt/summary",
  ],
  [
    "Korean touches more than text",
    (draft) =>
      Object.assign(at(draft, ...submit, "ko", "answerSchema", "properties", "wait_time"), {
        type: "string",
      }),
    "A ko.yaml changes #/components/schemas/AnalysisSoccerReceipt/properties/wait_time/type",
  ],
])("a rule fails when %s", (_, change, sentence) => {
  const draft = structuredClone(source);
  change(draft as unknown as Draft);
  expect(said(draft)).toContain(sentence);
});
