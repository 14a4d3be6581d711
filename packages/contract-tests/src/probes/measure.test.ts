import { type Profile, profileKeys, profiles, type Readings } from "@remo-kit/openapi";
import { type constant, constantFrom, sample, record as shape } from "fast-check";
import { describe, expect, test } from "vitest";
import { measure } from "./measure.ts";
import { pairwiseProfiles } from "./pairwise.ts";
import { probes } from "./registry.ts";
import { freeRequests, jobRequests, paidRequests, record, trailRequests } from "./testing/record.ts";

const keys = Object.entries(profileKeys) as [keyof Readings, { readonly values: readonly unknown[] }][];
const anyProfile = shape(
  Object.fromEntries(keys.map(([key, { values }]) => [key, constantFrom(...values)])),
) as unknown as ReturnType<typeof constant<Profile>>;
const seed = 20260926;

describe.each(keys)("%s", (key, { values }) => {
  test.each(Object.keys(profiles) as (keyof typeof profiles)[])(
    "each value is recognised in %s",
    async (name) => {
      const read = await Promise.all(
        values.map(async (value) => {
          const exchanges = await record({ profile: { ...profiles[name], [key]: value } });
          return probes.flatMap((probe) => {
            const reading = probe.read(exchanges)[key];
            return reading ? [reading] : [];
          });
        }),
      );
      expect(read).toEqual(
        values.map((value) => [expect.objectContaining({ value, proof: expect.anything() })]),
      );
    },
  );
});

test.each([...pairwiseProfiles, ...sample(anyProfile, { seed, numRuns: 100 })])(
  "the profile of a mock is measured: %j",
  async (profile) => {
    const exchanges = await record({ profile });
    expect(measure(exchanges)).toMatchObject({ profile, undecided: [] });
    expect(measure(exchanges.toReversed())).toEqual(measure(exchanges));
  },
);

test("with keys that were never issued, what a refusal shows is measured and the rest says what it needs", async () => {
  for (const own of pairwiseProfiles) {
    const { profile, undecided } = measure(await record({ profile: own, withKeys: false }));
    const free = ["failureState", "statusKey", "httpStatus", "emptyBody", "missingField"];
    const shown = [...free, "extraFieldsOnError", "unknownUuid", "emptyRead"];
    expect(profile).toEqual(Object.fromEntries(Object.entries(own).filter(([key]) => shown.includes(key))));
    expect(undecided.map(({ key }) => key)).toEqual([
      "successState",
      "creditOnSuccess",
      "creditOnError",
      "fileExistsBy",
      "repeatIsCharged",
      "extraFields",
      "notReady",
      "otherUsersUuid",
      "pelvisPhase",
      "scoreShape",
    ]);
    for (const { why } of undecided) expect(why).toMatch(/^needs .*(accept:first|submitted)/);
  }
});

test("an account of few credits never leads to a wrong reading, and one of 16 to all of them", async () => {
  for (let credits = 0; credits <= 24; credits++) {
    for (const profile of sample(anyProfile, { seed: seed + credits, numRuns: 25 })) {
      const measured = measure(
        await record({ profile, credits, requests: [...freeRequests, ...trailRequests, ...jobRequests] }),
      );
      const expected = credits >= 16 ? profile : only(profile, measured.profile);
      expect(measured.profile, `${credits} credits, ${JSON.stringify(profile)}`).toEqual(expected);
    }
  }
});

test("a part of the exchanges never leads to a wrong reading", async () => {
  const profilesAndCredits = pairwiseProfiles.flatMap((profile) =>
    [8, 12, 16, 100].map((credits) => ({ profile, credits })),
  );
  for (const { profile, credits } of profilesAndCredits) {
    const exchanges = await record({ profile, credits, requests: trailRequests });
    for (let subset = 0; subset < 2 ** exchanges.length; subset++) {
      const some = exchanges.filter((_, at) => subset & (2 ** at));
      const measured = measure(some).profile;
      const sent = some.map(({ intent }) => intent);
      expect(measured, `${sent} with ${credits}: ${JSON.stringify(profile)}`).toEqual(
        only(profile, measured),
      );
    }
  }
});

test("what a profile does not have is read too", async () => {
  const read = async (options: Parameters<typeof record>[0]) =>
    Object.fromEntries(
      measure(await record(options)).readings.flatMap(({ id, readings: { reading } }) =>
        reading ? [[id, "undecided" in reading ? "undecided" : reading.value]] : [],
      ),
    );
  expect(await read({})).toEqual({
    "answer-notation": "json",
    "video-content": "undecided",
    "request-path": "/api/analysis-soccer",
    "uuid-echo": "caller",
    "height-format": "undecided",
    "https-redirect": "undecided",
    "error-fields": "examples",
    "result-address": "served",
    "error-precedence": "fields, user, video",
    "error-messages":
      '400 "protocol error", 411 "no input data", 412 "error in the attached video", 420 "user not identified"',
    "user-field": "Email",
    "endpoint-served": "served",
    "video-encoding": "as the sample",
    "wait-time": "undecided", // It was asked for an hour later.
    "score-rules": "in proportion, of the page's maximum, signed, ranges as written",
    "read-keys": "no keys; those that are sent are ignored",
    "read-cost": "free",
    "result-precision": "double",
    "shoulder-phase": "after_impact",
  });
  expect(await read({ strictVideo: true })).toMatchObject({
    "video-content": "video",
    "video-encoding": "undecided",
  });
  expect(await read({ requests: [...trailRequests, ...paidRequests] })).toMatchObject({
    "error-precedence": "undecided",
  });
});

/** Of a profile the keys that something else has too. */
const only = (profile: Profile, measured: Partial<Profile>): Partial<Profile> =>
  Object.fromEntries(Object.entries(profile).filter(([key]) => key in measured));
