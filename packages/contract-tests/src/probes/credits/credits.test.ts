import { profiles } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import type { Exchange, Intent } from "../../model/exchange.ts";
import { altered, answered, unanswered } from "../testing/change.ts";
import { freeRequests, record, trailRequests } from "../testing/record.ts";
import { fileExists } from "./file-exists.ts";
import { creditMeaning } from "./meaning.ts";

const trail = (options: Parameters<typeof record>[0] = {}) => record({ requests: trailRequests, ...options });
const read = (exchanges: readonly Exchange[]) => ({
  ...creditMeaning.read(exchanges),
  ...fileExists.read(exchanges),
});

/** A server whose answers have these credits; `null` stands for none. */
async function saying(
  before: number | null,
  first: number,
  video: number,
  uuid: number,
  after: number | null,
) {
  const credits = { "accept:first": first, "accept:same-video": video, "accept:same-uuid": uuid };
  const refused = { "bad-video:before": before ?? undefined, "bad-video:after": after ?? undefined };
  const said = Object.entries({ ...credits, ...refused }) as [Intent, number | undefined][];
  return said.reduce((exchanges, [intent, credit]) => altered(exchanges, intent, { credit }), await trail());
}

test("what all values of the profile explain in one way alone is certain", async () => {
  const reading = read(await trail());
  for (const key of ["creditOnSuccess", "creditOnError", "fileExistsBy", "repeatIsCharged"] as const) {
    expect(reading[key]).toMatchObject({ confidence: "certain" });
  }
});

test.each([
  ["free, by the balance of the refusals", [100, 4, 4, 4, 92], "planned", "balance", false, "likely"],
  ["charged, by the balance of the refusals", [100, 4, 4, 4, 88], "planned", "balance", true, "certain"],
  ["charged, by what it says alone", [null, 4, 4, 4, null], "planned", "omitted", true, "likely"],
  ["free, by what it says", [4, 4, 4, 0, 4], "planned", "planned", false, "certain"],
  ["charged, at another price", [50, 45, 40, 35, 35], "balance", "balance", true, "likely"],
  ["free, at another price", [50, 7, 7, 0, 36], "planned", "balance", false, "likely"],
  ["charged, and so are refusals (E10)", [96, 4, 4, 4, 80], "planned", "balance", true, "likely"],
] as const)("a repetition is %s", async (_, credits, onSuccess, onError, repeatIsCharged, confidence) => {
  const reading = read(await saying(...(credits as unknown as Parameters<typeof saying>)));
  expect(reading).toMatchObject({
    creditOnSuccess: { value: onSuccess },
    creditOnError: { value: onError },
    repeatIsCharged: { value: repeatIsCharged, confidence },
  });
});

test("credits that no way of counting gives are undecided, with all that contradict each other", async () => {
  const { creditOnSuccess, repeatIsCharged } = read(await saying(100, 4, 4, 96, 88));
  const why = {
    undecided: expect.stringMatching(/^contradictory.*#1 has 100, #2 has 4/),
    proof: [1, 2, 3, 4, 5],
    contradicts: true,
  };
  expect([creditOnSuccess, repeatIsCharged]).toMatchObject([why, why]);
});

test("a credit that other refusals have, and those of the account do not, is a contradiction", async () => {
  const free = await record({ profile: profiles.documented, withKeys: false });
  const own = await trail({ profile: { ...profiles.documented, creditOnError: "omitted" } });
  const all = [...own, ...free.map((exchange) => ({ ...exchange, id: exchange.id + 5 }))];
  expect(creditMeaning.read(own).creditOnError).toMatchObject({ value: "omitted" });
  expect(creditMeaning.read(all).creditOnError).toMatchObject({
    undecided: expect.stringContaining("contradictory"),
    proof: expect.arrayContaining([1, 5, 6]),
  });
});

test("a credit that is text is the number in it", async () => {
  const all = (await trail()).reduce(
    (exchanges, { id, intent, received }) => {
      const credit = String(JSON.parse(received?.text ?? "").credit);
      return exchanges.map((one) =>
        one.id === id ? (altered([one], intent, { credit })[0] as Exchange) : one,
      );
    },
    await trail(),
  );
  expect(read(all)).toEqual(read(await trail()));
});

test.each([
  ["that is no number", { credit: null }],
  ["with a comma", { credit: "1,000" }],
  ["that is not there", { credit: undefined }],
  ["less than nothing", { credit: -4 }],
])("a credit %s in one success takes nothing from what the others prove", async (_, fields) => {
  for (const intent of ["accept:first", "accept:same-video", "bad-video:before"] as const) {
    expect(read(altered(await trail(), intent, fields)), intent).toMatchObject({
      creditOnSuccess: { value: "planned" },
      creditOnError: { value: "balance" },
      repeatIsCharged: { value: true },
      fileExistsBy: { value: "uuid" },
    });
  }
});

test.each([
  ["was not answered", (all: Exchange[]) => unanswered(all, "accept:same-video")],
  ["is not there", (all: Exchange[]) => all.filter(({ intent }) => intent !== "accept:same-video")],
  [
    "has the page of a gateway",
    (all: Exchange[]) => answered(all, "accept:same-video", { status: 502, text: "<html>" }),
  ],
])("where one of the requests %s, the others prove what they prove", async (_, change) => {
  expect(read(change(await trail()))).toMatchObject({
    creditOnSuccess: { value: "planned" },
    creditOnError: { value: "balance" },
    fileExistsBy: { value: "uuid", confidence: "likely" },
  });
  const balance = { ...profiles.observed, fileExistsBy: "content" } as const;
  expect(read(change(await trail({ profile: balance })))).toMatchObject({
    creditOnSuccess: { value: "balance" },
    repeatIsCharged: { undecided: expect.stringContaining("needs a success with file_exist true") },
    fileExistsBy: { undecided: expect.stringContaining("needs") },
  });
});

test("refusals that identified nobody say 0 and take nothing from what successes prove", async () => {
  const zero = await saying(0, 996, 992, 988, 0);
  expect(read(zero)).toMatchObject({
    creditOnSuccess: { value: "balance", confidence: "certain" },
    creditOnError: { undecided: expect.stringMatching(/^needs .* refusals that have identified it/) },
    repeatIsCharged: { value: true },
  });
  const [before, ...others] = await saying(0, 996, 992, 988, 988);
  expect(read([before as Exchange, ...others]).creditOnError).toMatchObject({ value: "balance" });
});

test("refusals that tell strangers the same number are no balance, and no contradiction", async () => {
  const strange = await record({ requests: freeRequests.slice(0, 1) });
  const own = (await saying(1000, 990, 980, 970, 1000)).map((one) => ({ ...one, id: one.id + 1 }));
  const { creditOnSuccess, creditOnError } = read([
    ...altered(strange, "empty-body", { credit: 1000 }),
    ...own,
  ]);
  expect(creditOnSuccess).toMatchObject({ value: "balance" });
  expect(creditOnError).toMatchObject({ undecided: expect.stringMatching(/^needs/) });
});

test("refusals that fit nothing are contradicted alone", async () => {
  const reading = read(await saying(1000, 4, 4, 4, 1000));
  expect(reading).toMatchObject({
    creditOnSuccess: { value: "planned" },
    creditOnError: { undecided: expect.stringMatching(/^contradictory/), contradicts: true },
    repeatIsCharged: { value: true },
  });
});

test("a top-up between two answers is no contradiction", async () => {
  expect(read(await saying(1000, 996, 1492, 1488, 1488))).toMatchObject({
    creditOnSuccess: { value: "balance", confidence: "likely" },
    creditOnError: { value: "balance" },
    repeatIsCharged: { value: true },
  });
});

test("a file_exist that is text shows nothing of it", async () => {
  const odd = altered(await trail(), "accept:first", { file_exist: "False" });
  expect(read(odd).fileExistsBy).toMatchObject({
    undecided: expect.stringContaining("no boolean"),
    proof: [2],
  });
});

test("a file exists by neither or by both: undecided, with what could help", async () => {
  const content = { ...profiles.documented, fileExistsBy: "content" } as const;
  const [before, first, sameVideo, sameUuid, after] = trailRequests as Required<typeof trailRequests>;
  const late = [before, first, sameUuid, sameVideo, after] as typeof trailRequests;
  expect(read(await trail({ profile: content, requests: late })).fileExistsBy).toMatchObject({
    undecided: expect.stringContaining("send accept:same-video sooner"),
    proof: [2, 3, 4],
  });
  expect(read(await trail({ requests: late })).fileExistsBy).toMatchObject({ value: "uuid" });
  const both = altered(await trail(), "accept:same-video", { file_exist: true });
  expect(read(both).fileExistsBy).toMatchObject({ undecided: expect.stringContaining("either") });
  const known = altered(both, "accept:first", { file_exist: true });
  expect(read(known).fileExistsBy).toMatchObject({ undecided: expect.stringContaining("never sent") });
});

test("what was not sent as its name says proves nothing", async () => {
  const all = (await trail()).map((exchange) =>
    exchange.intent === "accept:same-video"
      ? { ...exchange, sent: { ...exchange.sent, video: undefined } }
      : exchange,
  );
  expect(read(all).fileExistsBy).toMatchObject({ undecided: expect.stringContaining("something else") });
});

test("an account that runs out leaves what its files show undecided, and names the refusal", async () => {
  const reading = read(await trail({ credits: 11 }));
  const why = { undecided: expect.stringMatching(/^needs .*#4 is a refusal with 422/), proof: [4] };
  expect([reading.fileExistsBy, reading.repeatIsCharged]).toMatchObject([why, why]);
});
