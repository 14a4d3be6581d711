import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, expectTypeOf, test } from "vitest";
import schema from "./generated/profile.schema.json" with { type: "json" };
import { type Profile, parseProfile, profileKeys, profileProblems, profiles, readingsOf } from "./index.ts";

test.each(Object.entries(profiles))(
  "the built-in profile %s is one, by the code and by the schema",
  (_, profile) => {
    expect(parseProfile(profile)).toEqual(profile);
    expect(fitsSchema(profile)).toBe(true);
  },
);

const { "x-generated": _banner, ...schemaOnly } = schema;
const fitsSchema = new Ajv2020({ allErrors: true }).compile(schemaOnly);

test.each([
  ["no object", [], "a profile is a JSON object with the keys successState"],
  ["another value", { ...profiles.documented, emptyBody: 422 }, "must be 400 or 411; received 422"],
  ["the text of a number", { ...profiles.documented, emptyBody: "400" }, 'received "400"'],
  [
    "unknown keys",
    { ...profiles.documented, colour: "red", size: 1 },
    "`colour` is no key of a profile; `size` is no key of a profile",
  ],
  [
    "no object of families",
    { ...profiles.documented, families: [] },
    "`families` must be an object by family",
  ],
  ["an unknown family", { ...profiles.documented, families: { chess: {} } }, "`families.chess` is no family"],
  [
    "no object of a family",
    { ...profiles.documented, families: { soccer: 1 } },
    "`families.soccer` must be an object",
  ],
  [
    "another value of a family",
    { ...profiles.documented, families: { soccer: { emptyBody: 422 } } },
    "`families.soccer.emptyBody` (A15) must be 400 or 411; received 422",
  ],
  [
    "an unknown key of a family",
    { ...profiles.documented, families: { soccer: { colour: "red" } } },
    "`families.soccer.colour` is no key of a profile",
  ],
])("what is no profile is refused and named: %s", (_, value, problem) => {
  expect(() => parseProfile(value)).toThrow(problem);
  expect(fitsSchema(JSON.parse(JSON.stringify(value)))).toBe(false);
});

test("each value of each key makes a profile", () => {
  for (const [key, { values }] of Object.entries(profileKeys)) {
    for (const value of values) expect(profileProblems({ ...profiles.documented, [key]: value })).toEqual([]);
  }
});

test("what differs in a family holds there, and the keys hold for all else", () => {
  const profile = parseProfile({ ...profiles.documented, families: { soccer: { emptyBody: 411 } } });
  expect(readingsOf(profile, "soccer")).toEqual({ ...profiles.documented, emptyBody: 411 });
  expect(readingsOf(profiles.documented, "soccer")).toEqual(profiles.documented);
  expect(fitsSchema(profile)).toBe(true);
});

test("the type of a profile has the values of the record", () => {
  expectTypeOf<Profile["httpStatus"]>().toEqualTypeOf<"code" | "class" | "ok">();
  expectTypeOf<Profile["successState"]>().toEqualTypeOf<1 | true>();
});

test("the keys of a profile and their values are these, and two profiles are built in", () => {
  const values = Object.fromEntries(
    Object.entries(profileKeys).map(([key, { values }]) => [key, new Set<unknown>(values)]),
  );
  expect(values).toEqual({
    httpStatus: new Set(["code", "class", "ok"]),
    successState: new Set([1, true]),
    failureState: new Set([false, 0]),
    statusKey: new Set(["status", "status_code"]),
    creditOnSuccess: new Set(["planned", "balance"]),
    creditOnError: new Set(["balance", "planned", "omitted"]),
    fileExistsBy: new Set(["uuid", "content"]),
    repeatIsCharged: new Set([true, false]),
    emptyBody: new Set([400, 411]),
    missingField: new Set([411, 400]),
    extraFields: new Set([true, false]),
    extraFieldsOnError: new Set([true, false]),
    unknownUuid: new Set([533, 534, 413, 400]),
    emptyRead: new Set([413, 400]),
    notReady: new Set(["code", "status-in-200", "400-without-code"]),
    otherUsersUuid: new Set([533, 534, 413, 400]),
    pelvisPhase: new Set(["impact", "after_impact"]),
    scoreShape: new Set(["metric", "phase"]),
  });
  expect(Object.keys(profiles)).toEqual(["documented", "observed"]);
});

test("a key that is missing has the documented reading, so that profiles of earlier versions remain some", () => {
  const { scoreShape: _, emptyBody: _other, extraFieldsOnError: _added, ...earlier } = profiles.observed;
  expect(parseProfile({ ...earlier, scoreShape: undefined })).toEqual({
    ...profiles.observed,
    scoreShape: profiles.documented.scoreShape,
    emptyBody: profiles.documented.emptyBody,
  });
  expect(parseProfile({ families: { soccer: {} } })).toEqual({
    ...profiles.documented,
    families: { soccer: {} },
  });
  expect(fitsSchema(earlier)).toBe(true);
});
