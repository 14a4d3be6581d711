import { printed } from "@remo-kit/common/testing/printed-pair";
import { type MetricRow, metrics } from "@remo-kit/openapi";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Exchange } from "../../model/exchange.ts";
import { measure } from "../measure.ts";
import { soccer } from "../soccer.ts";
import { answered } from "../testing/change.ts";
import { jobRequests, record } from "../testing/record.ts";
import { rulesRead, shapeRead, wordsOf } from "./probes.ts";
import { everyRules, type Rules, scoreBy } from "./rules.ts";
import { numberOf } from "./values.ts";

const rows = metrics.soccer;
const recorded = await record({ requests: jobRequests });
type Numbers = { [outer: string]: { [inner: string]: number } };

/** What the two reads of a job that is done answered. */
const exchangesOf = (result: unknown, score: unknown): Exchange[] => {
  const done = (slug: string, body: unknown) => (exchange: Exchange) =>
    exchange.operation === slug && /^read:(done|with-keys)$/.test(exchange.intent)
      ? (answered([exchange], undefined, { body })[0] as Exchange)
      : exchange;
  return recorded.map(done(soccer.result, result)).map(done(soccer.score, score));
};

/** The page's example (F107). */
const result: Numbers = {
  stepping_foot_position: { before_impact: 1.12197171060033 },
  stepping_knee_global_y: { impact: -48.40014273602384 },
  stepping_knee_x: { impact: 61.98248476024937 },
  upper_pelvis_shoulder_y: { before_impact: -6.2989790941817, impact: 11.3099047190774 },
  upper_left_shoulder_y: { before_impact: 82.47965759584878, after_impact: -54.38532833901945 },
  upper_pelvis_shoulder_x: { impact: -20.861757702822615 },
  kick_right_knee_pelvis_x: { before_impact: -100.0002488694, after_impact: 76.379613542733 },
  impact_right_knee_global_y: { impact: -45.05728676554424 },
  kick_right_hip_x: { impact: 165.945316432152 },
};

const scored = (rules: Rules, of: Numbers): Numbers => {
  const score: Numbers = {};
  for (const row of rows) {
    const found = numberOf(row, of);
    if (!found) continue;
    const phase = found.place.split(".")[1] as string;
    score[row.metric] = { ...score[row.metric], [phase]: scoreBy(rules, row, found.value) };
  }
  return score;
};

const read = (given: unknown, score: unknown) => rulesRead(soccer, exchangesOf(given, score));

test.each(everyRules.map((rules) => [wordsOf(rules), rules] as const))(
  "scores that are counted %s are known (A30, A33, A34, A37)",
  (words, rules) => {
    expect(read(result, scored(rules, result))).toMatchObject({ value: words, confidence: "certain" });
  },
);

test("values within their ranges leave open what is done outside of them", () => {
  const within = Object.fromEntries(
    rows.map(({ metric, phase, ideal: { min, max } }: MetricRow) => [metric, { [phase]: min ?? max ?? 0 }]),
  );
  const page = everyRules[0] as Rules;
  expect(
    read(
      { stepping_foot_position: { before_impact: 1.5 } },
      { stepping_foot_position: { before_impact: 10 } },
    ),
  ).toMatchObject({
    value: "of the page's maximum, the rest does not show",
    confidence: "likely",
  });
  expect(read(within, scored(page, within))).not.toMatchObject({ confidence: "certain" });
});

test("one number that no rule gives is named, with what is due, and leaves what the others show", () => {
  const score = scored(everyRules[0] as Rules, result);
  score.kick_right_hip_x = { impact: 3 };
  expect(read(result, score)).toMatchObject({
    value: wordsOf(everyRules[0] as Rules),
    confidence: "likely",
    odd: {
      text: expect.stringContaining("kick_right_hip_x.impact is 3, and 5.945 is due for 165.945"),
      expected: "kick_right_hip_x.impact 5.945",
      received: "kick_right_hip_x.impact 3",
    },
  });
  const { kick_right_hip_x: _, ...without } = score;
  expect(read(result, without)).toMatchObject({
    odd: { text: expect.stringContaining("kick_right_hip_x.impact has no score, and 5.945 is due") },
  });
});

test("numbers that are written as texts are read: that they are texts is for the schema to say", () => {
  const asTexts = (of: Numbers) =>
    JSON.parse(JSON.stringify(of, (_, value) => (typeof value === "number" ? String(value) : value)));
  const score = scored(everyRules[0] as Rules, result);
  expect(read(asTexts(result), asTexts(score))).toMatchObject({ value: wordsOf(everyRules[0] as Rules) });
});

const { result: later, score: laterScore } = printed;

test("of the pair that later pages print, the three that do not follow are named", () => {
  const reading = read(later, laterScore);
  const why = "undecided" in reading ? reading.undecided : "";
  expect(why).toContain("upper_left_shoulder_y.after_impact is 50, and 30 is due");
  expect(why).toContain("kick_right_knee_pelvis_x.after_impact is 28.19, and 18.19 is due");
  expect(why).toContain("upper_pelvis_shoulder_y.after_impact is 0, and 18.69 is due");
  expect(why.match(/is due/g)).toHaveLength(3);
  const wrong = { ...laterScore, total_score: 70 };
  expect(read(later, wrong)).toMatchObject({ undecided: expect.stringContaining("total_score is 70") });
});

test.each([
  ["metric", scored(everyRules[0] as Rules, result)],
  ["phase", laterScore],
])("a score by %s is known (A31)", (value, score) => {
  expect(shapeRead(soccer, exchangesOf(result, score))).toMatchObject({ value });
});

test("without a job that is done, or with two of them, nothing is known of a score", () => {
  const twice = recorded.flatMap((exchange) =>
    exchange.intent === "submitted" ? [exchange, { ...exchange, id: 900 }] : [exchange],
  );
  for (const exchanges of [[], recorded.filter(({ intent }) => intent !== "submitted"), twice])
    expect(rulesRead(soccer, exchanges)).toMatchObject({ undecided: expect.stringMatching(/^needs/) });
});

const number = fc.oneof(fc.double(), fc.constantFrom(0, -0, 10, 25), fc.jsonValue());
const group = fc.dictionary(
  fc.constantFrom(
    "before_impact",
    "impact",
    "after_impact",
    "total",
    "__proto__",
    "constructor",
    ...rows.map(({ metric }) => metric),
  ),
  number,
);
const body = fc.dictionary(
  fc.constantFrom(
    "before_impact",
    "impact",
    "total_score",
    "__proto__",
    "hasOwnProperty",
    ...rows.map(({ metric }) => metric),
  ),
  fc.oneof(group, number),
);

test("whatever a server answers as a result and a score, nothing throws, and what is found explains it", () => {
  fc.assert(
    fc.property(body, body, (one, other) => {
      const exchanges = exchangesOf(one, other);
      const reading = rulesRead(soccer, exchanges);
      if ("value" in reading) expect(reading.proof).not.toEqual([]);
      else expect(reading.undecided).not.toBe("");
      expect(() => measure(exchanges)).not.toThrow();
    }),
    { numRuns: 150 },
  );
});
