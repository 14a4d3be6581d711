import { openApiDocument } from "@remo-kit/openapi";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hostileRequests } from "./hostile.ts";
import { invalidRequests, validRequests } from "./requests.ts";
import { ground } from "./testing/mock-sender.ts";
import { validValue } from "./values.ts";

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
ajv.addSchema(openApiDocument, "spec");
const isValid = ajv.compile({ $ref: "spec#/components/schemas/AnalysisSoccerRequest" });
const parse = (body: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(body));
const seed = 43;

test("a valid request is valid by the spec, whichever way its JSON is written", () => {
  const property = fc.property(validRequests(ground), ({ body, uuid }) => {
    expect(isValid(parse(body)), JSON.stringify(isValid.errors)).toBe(true);
    expect(parse(body)).toMatchObject({ uuid });
  });
  fc.assert(property, { seed, numRuns: 300 });
});

test("each field is missing, empty, of another type and, where the page has a code for it, wrong", () => {
  const seen = new Map(
    fc.sample(invalidRequests(ground, [1, 1]), { seed, numRuns: 1000 }).map(({ what, may }) => [what, may]),
  );
  const absent = ["missing", "empty", "of another type"];
  const all = ground.fields.flatMap(({ name, wrongCodes }) =>
    [...absent, ...(wrongCodes.length > 0 ? ["wrong"] : [])].map((how) => `${name} is ${how}`),
  );
  expect([...seen.keys()].sort()).toEqual(all.sort());
  expect(seen.get("height is empty")).toEqual({ accepted: false, codes: [411] });
  expect(seen.get("APIKey is wrong")).toEqual({ accepted: false, codes: [421] });
  expect(seen.get("base64_video is wrong")).toEqual({ accepted: false, codes: [412] });
});

test("what a server has not shown stays open: it may see the user first, and call a missing field either", () => {
  const [one] = fc.sample(invalidRequests({ ...ground, own: false, profile: {} }, [6, 6]), {
    seed,
    numRuns: 1,
  });
  expect(one?.may.accepted).toBe(false);
  expect(one?.may.codes).toEqual(expect.arrayContaining([411, 400, 420]));
});

test("a request with a defect that JSON Schema can see is not valid by the spec", () => {
  const defects = invalidRequests(ground, [1, 6]).filter(({ what }) => /missing|another type/.test(what));
  fc.assert(
    fc.property(defects, ({ body }) => {
      expect(isValid(parse(body))).toBe(false);
    }),
    { seed, numRuns: 300 },
  );
});

test("hostile bodies come in every kind, and as bytes that are no text", () => {
  const all = fc.sample(hostileRequests(ground), { seed, numRuns: 1000 });
  expect(new Set(all.map(({ what }) => what)).size).toBe(15);
  const text = new TextDecoder("utf-8", { fatal: true });
  expect(() => all.map(({ body }) => text.decode(body))).toThrow("not valid");
});

test("a spec that says what no generator knows is an error, not a generator that is silently wrong", () => {
  const [field] = ground.fields;
  if (!field) return expect.unreachable();
  const changed = (schema: typeof field.schema) => () => validValue({ ...field, schema }, ground);
  expect(changed({ type: "integer" })).toThrow('No generator knows the values of Email: {"type":"integer"}.');
  expect(changed({ type: "string", format: "email", maxLength: 3 })).toThrow("No generator knows");
  expect(() => validValue({ ...field, name: "Token" }, ground)).toThrow("No key of an account is known");
});
