import { profiles } from "@remo-kit/openapi";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Exchange } from "../model/exchange.ts";
import { measure } from "./measure.ts";
import { pairwiseProfiles } from "./pairwise.ts";
import { probes } from "./registry.ts";
import { answered } from "./testing/change.ts";
import { record } from "./testing/record.ts";

const recorded = await record({ profile: profiles.observed });

const hostile: readonly [what: string, status: number, text: string][] = [
  ["a gateway's page", 502, "<html><body>502 Bad Gateway</body></html>"],
  ["a page with HTTP 200", 200, "<html><body>Please log in</body></html>"],
  ["nothing", 200, ""],
  ["nothing, with HTTP 400", 400, ""],
  ["half a JSON", 200, '{"state": 1, "message": "succ'],
  ["a list", 200, '[{"state": 1, "uuid": "x"}]'],
  ["null", 200, "null"],
  ["a number", 200, "1"],
  ["no state", 404, '{"type":"about:blank","title":"Not Found","status":404}'],
  ["a state that is a word", 400, '{"state":"no","message":"x","status":"413"}'],
  ["a state of 2", 200, '{"state":2,"message":"x","uuid":"x","credit":4}'],
  ["a state that is null", 200, '{"state":null,"message":"x","uuid":"x"}'],
  ["a state and nothing else", 200, '{"state":1}'],
  ["a success with HTTP 500", 500, '{"state":1,"message":"success","uuid":"x","credit":4}'],
  ["a redirect with a refusal in it", 308, '{"state":0,"message":"x","status":413}'],
  ["a prototype", 200, '{"__proto__":{"state":1,"message":"x","uuid":"x"}}'],
];

test.each(hostile)("%s decides no key of a profile", (_, status, text) => {
  const { profile, undecided } = measure(answered(recorded, undefined, { status, text }));
  expect(profile).toEqual({});
  expect(undecided).toHaveLength(Object.keys(profiles.observed).length);
  for (const { why } of undecided) expect(why).toMatch(/^(needs|may have been charged)/);
});

test.each([
  ["literals of Python", "{'state': False, 'credit': 100, 'message': 'x', 'status': 420}"],
  ["numbers that JSON does not have", '{"state":false,"credit":NaN,"message":"x","status":420}'],
  ["texts in the place of numbers and booleans", '{"state":"0","credit":"100","message":"x","status":"420"}'],
])("%s: what is odd is odd, and the rest is read", (_, text) => {
  const { profile } = measure(answered(recorded, "unknown-user", { status: 200, text }).slice(0, 13));
  const only = answered(recorded, undefined, { status: 200, text }).filter(
    ({ intent }) => intent === "unknown-user",
  );
  expect(measure(only).profile).toMatchObject({
    statusKey: "status",
    httpStatus: "ok",
    extraFieldsOnError: false,
  });
  expect(profile).toMatchObject({ failureState: false, statusKey: "status", httpStatus: "code" });
});

const someHostile = fc.array(fc.option(fc.constantFrom(...hostile), { freq: 2 }), {
  minLength: recorded.length,
  maxLength: recorded.length,
});

const recordings = await Promise.all(
  pairwiseProfiles.map(async (profile) => ({ own: profile, recording: await record({ profile }) })),
);

test("hostile answers among good ones leave keys undecided and change none", () => {
  fc.assert(
    fc.property(someHostile, fc.constantFrom(...recordings), (answers, { own, recording }) => {
      const exchanges = recording.map((exchange, at) => {
        const [, status, text] = answers[at] ?? [];
        const { received } = exchange;
        if (status === undefined || text === undefined || !received) return exchange;
        return { ...exchange, received: { ...received, status, text } };
      });
      const { profile, undecided } = measure(exchanges);
      expect(own).toMatchObject(profile);
      expect(Object.keys(profile).length + undecided.length).toBe(Object.keys(own).length);
    }),
    { numRuns: 500 },
  );
});

test("whatever is missing of a run leaves keys undecided and changes none", () => {
  const some = fc
    .constantFrom(...recordings)
    .chain(({ own, recording }) => fc.tuple(fc.constant(own), fc.subarray(recording)));
  fc.assert(
    fc.property(some, ([own, exchanges]) => {
      expect(own).toMatchObject(measure(exchanges).profile);
    }),
    { numRuns: 500 },
  );
});

test("what was forced or generated is no evidence", () => {
  for (const intent of ["forced:accepted", "generated"] as const) {
    const { profile } = measure(recorded.map((exchange) => ({ ...exchange, intent })));
    expect(profile).toEqual({});
  }
});

const field = fc.constantFrom(
  ...[
    "state",
    "message",
    "uuid",
    "wait_time",
    "file_exist",
    "credit",
    "status",
    "status_code",
    "APIName",
    "__proto__",
  ],
);
const value = fc.oneof(
  fc.constantFrom(0, 1, 4, 400, 411, 420, 422, true, false, null, "", "x"),
  fc.jsonValue(),
);
const anyText = fc.oneof(
  fc.string(),
  fc.json(),
  fc.array(fc.tuple(field, value)).map((fields) => JSON.stringify(Object.fromEntries(fields))),
);
const anyReceived = fc.record({
  status: fc.oneof(fc.constantFrom(200, 308, 400, 404, 411, 412, 420, 422, 500), fc.integer()),
  contentType: fc.option(fc.string()),
  headers: fc.dictionary(fc.constantFrom("location", "server"), fc.oneof(fc.webUrl(), fc.string())),
  text: anyText,
});

test("no answer makes a probe throw, and each reading has a value or a reason", () => {
  const any = fc.array(fc.option(anyReceived, { nil: undefined }), {
    minLength: recorded.length,
    maxLength: recorded.length,
  });
  fc.assert(
    fc.property(any, (answers) => {
      const exchanges: Exchange[] = recorded.map((exchange, at) => ({ ...exchange, received: answers[at] }));
      for (const reading of probes.flatMap(({ read }) => Object.values(read(exchanges)))) {
        const { proof } = reading;
        expect(proof.every((id) => id >= 1 && id <= recorded.length)).toBe(true);
        if ("undecided" in reading) expect(reading.undecided).not.toBe("");
        else expect(proof).not.toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});
