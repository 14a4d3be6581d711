import { expect, test } from "vitest";
import { idsOf, objectsOf } from "../walk.ts";
import { readHouse } from "./house.ts";
import { broken, type House } from "./house-rules.ts";

const house = await readHouse();

test("no house rule is broken", () => {
  expect(broken(house)).toEqual([]);
});

type Draft = { [key: string]: Draft };

/** The house with one thing changed in it. */
function changed(change: (draft: Draft) => void): House {
  const draft = structuredClone(house);
  change(draft as unknown as Draft);
  return draft;
}

/** The place of a JSON Pointer, for changing it. */
function at(draft: Draft | undefined, ...path: string[]): Draft {
  const found = path.reduce<Draft | undefined>((node, key) => node?.[key], draft);
  if (found === undefined) throw new Error(`There is no ${path.join("/")}.`);
  return found;
}

const post = ["paths", "/api/analysis-soccer", "post"];
const refusal = ["components", "responses", "wrong-api-key"];
const media = ["content", "application/json"];
const receipt = ["components", "schemas", "AnalysisSoccerReceipt", "properties"];
const rows = (draft: Draft, kind: string) =>
  at(draft, "ledger", kind) as unknown as { [key: string]: unknown }[];
const without = (node: Draft, key: string) => {
  delete node[key];
};
/** Takes an id out of every list of a keyword. */
const unnamed = (draft: Draft, keyword: string, id: string) => {
  for (const { node } of objectsOf(draft.en)) {
    if (keyword in node)
      Object.assign(node, { [keyword]: idsOf(node, keyword).filter((named) => named !== id) });
  }
};

test.each<[string, (draft: Draft) => void, string]>([
  [
    "an example is removed",
    (draft) => without(at(draft, "en", ...refusal, ...media), "examples"),
    "#/paths/~1api~1analysis-soccer/post/responses/421 has no named example.",
  ],
  [
    "an example is renamed",
    (draft) => Object.assign(at(draft, "en", ...refusal, ...media), { examples: { other: { value: {} } } }),
    "has no example named wrong-api-key",
  ],
  [
    "an example has another code",
    (draft) =>
      Object.assign(at(draft, "en", ...refusal, ...media, "examples", "wrong-api-key", "value"), {
        status: 420,
      }),
    "Example wrong-api-key has status 420, not 421.",
  ],
  [
    "an example has another message",
    (draft) =>
      Object.assign(at(draft, "en", ...refusal, ...media, "examples", "wrong-api-key", "value"), {
        message: "no",
      }),
    "Example wrong-api-key has another message",
  ],
  [
    "a code leaves the catalogue",
    (draft) =>
      Object.assign(at(draft, "ledger"), {
        errorCodes: rows(draft, "errorCodes").filter((row) => row.code !== 422),
      }),
    "has a response 422, but error-codes.yaml has no such code",
  ],
  [
    "a response is removed",
    (draft) => without(at(draft, "en", ...post, "responses"), "559"),
    "error-codes.yaml has 559, but #/paths/~1api~1analysis-soccer/post has no response for it.",
  ],
  [
    "the default response is removed",
    (draft) => without(at(draft, "en", ...post, "responses"), "default"),
    "has no default response (N7)",
  ],
  [
    "a response is silent about HTTP's own meaning",
    (draft) => Object.assign(at(draft, "en", ...refusal), { description: "Wrong APIKey." }),
    "does not mention HTTP's own meaning, Misdirected Request",
  ],
  [
    "a response names no fact",
    (draft) => without(at(draft, "en", ...refusal), "x-fact"),
    "#/paths/~1api~1analysis-soccer/post/responses/421 has no x-fact.",
  ],
  [
    "a request has no example",
    (draft) => without(at(draft, "en", ...post, "requestBody", ...media), "examples"),
    "#/paths/~1api~1analysis-soccer/post/requestBody has no named example.",
  ],
  [
    "a response calls a registered status unregistered",
    (draft) => Object.assign(at(draft, "en", ...refusal), { "x-http-meaning": "unregistered" }),
    "has x-http-meaning unregistered; HTTP says Misdirected Request (N15).",
  ],
  [
    "the catalogue has another meaning than HTTP's registry",
    (draft) =>
      Object.assign(at(draft, "ledger", "errorCodes", "5"), { registered: { meaning: "Wrong APIKey" } }),
    "error-codes.yaml says that HTTP means Wrong APIKey by 421; it is Misdirected Request (N15).",
  ],
  [
    "the catalogue has a meaning for a number that is not assigned",
    (draft) => Object.assign(at(draft, "ledger", "errorCodes", "4"), { registered: { meaning: "Calm" } }),
    "error-codes.yaml says that HTTP means Calm by 420; it is unregistered (N15).",
  ],
  [
    "an ambiguity stands where facts stand",
    (draft) => Object.assign(at(draft, "en", ...receipt, "wait_time"), { "x-fact": ["F12", "A12"] }),
    "names A12 in x-fact, where an id begins with F.",
  ],
  [
    "an overlay's target matches nothing",
    (draft) => (draft.overlayTexts as unknown as string[]).push("어디에도 없는 글"),
    'An overlay\'s target matches nothing; its text begins with "어디에도 없는 글".',
  ],
  [
    "a reading loses what supports it",
    (draft) =>
      Object.assign(at(draft, "ledger", "ambiguities", "0", "readings", "0"), {
        facts: [],
        evidence: [],
      }),
    "A01, reading 1, names no fact or evidence",
  ],
  [
    "a word has no Korean",
    (draft) => Object.assign(at(draft, "words", "ko"), { cause: "Cause" }),
    'words.yaml has no Korean text for "cause".',
  ],
  ...["description", "examples", "x-fact"].map((keyword): [string, (draft: Draft) => void, string] => [
    `a property loses its ${keyword}`,
    (draft) => without(at(draft, "en", ...receipt, "wait_time"), keyword),
    `#/components/schemas/AnalysisSoccerReceipt/properties/wait_time has no ${keyword}.`,
  ]),
  [
    "a fact is named that does not exist",
    (draft) => Object.assign(at(draft, "en", ...receipt, "credit"), { "x-fact": "F99" }),
    "AnalysisSoccerReceipt/properties/credit names F99, which does not exist.",
  ],
  [
    "a text cites evidence that does not exist",
    (draft) => Object.assign(at(draft, "en", ...receipt, "credit"), { description: "As in E77." }),
    "names E77, which does not exist.",
  ],
  [
    "a field names an error code that does not exist",
    (draft) => Object.assign(at(draft, "en", ...receipt, "credit"), { "x-error-codes": [499] }),
    "names error code 499, which does not exist.",
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
    (draft) => Object.assign(rows(draft, "facts")[0] ?? {}, { unreferenced: "because" }),
    "F01 says why no x-fact names it, but one does.",
  ],
  [
    "an id stands twice",
    (draft) => rows(draft, "facts").push(rows(draft, "facts")[0] ?? {}),
    "F01 stands twice in the ledger.",
  ],
  [
    "a profile loses a value",
    (draft) => without(at(draft, "ledger", "profiles", "observed"), "statusKey"),
    "Profile observed has no statusKey (A02).",
  ],
  [
    "a profile has a value that no ambiguity lists",
    (draft) => Object.assign(at(draft, "ledger", "profiles", "observed"), { statusKey: "code" }),
    'Profile observed has statusKey "code", which A02 does not list.',
  ],
  [
    "a profile has a key that no ambiguity opens",
    (draft) => Object.assign(at(draft, "ledger", "profiles", "documented"), { colour: "red" }),
    "Profile documented has colour, which no ambiguity opens.",
  ],
  [
    "a file is used by nothing",
    (draft) => (draft.files as unknown as string[]).push("examples/analysis-soccer/extra.json"),
    "openapi/examples/analysis-soccer/extra.json is used by nothing.",
  ],
  [
    "an operation has no line in openapi.yaml",
    (draft) => Object.assign(draft, { source: "paths:" }),
    "openapi/operations/analysis-soccer.yaml is used by nothing.",
  ],
  [
    "a Korean text is removed",
    (draft) =>
      Object.assign(at(draft, "ko", ...receipt, "wait_time"), {
        description: at(draft, "en", ...receipt, "wait_time").description,
      }),
    "#/components/schemas/AnalysisSoccerReceipt/properties/wait_time/description has no Korean text",
  ],
  [
    "an overlay touches more than text",
    (draft) => Object.assign(at(draft, "ko", ...receipt, "wait_time"), { type: "string" }),
    "The Korean overlay changes #/components/schemas/AnalysisSoccerReceipt/properties/wait_time/type",
  ],
])("a rule tells when %s", (_, change, sentence) => {
  expect(broken(changed(change)).join("\n")).toContain(sentence);
});
