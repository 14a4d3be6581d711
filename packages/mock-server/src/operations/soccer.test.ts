import { scoreMetrics, scoreMetricsByPhase } from "@remo-kit/common/score";
import { metrics, profiles, type Readings } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { demoAccount, type MockOptions } from "../index.ts";
import { exampleRequestOf, examplesOf } from "./examples.ts";
import { other, reads, still, uuid } from "./test-support.ts";

const [resultRead, scoreRead] = reads as [(typeof reads)[0], (typeof reads)[0]];
const examples = {
  result: Object.values(examplesOf(resultRead))[0],
  score: Object.values(examplesOf(scoreRead))[0],
};
type Values = { readonly [metric: string]: { readonly [phase: string]: number } };

const rows = metrics.soccer;
const uuidOfPage = String(exampleRequestOf(resultRead).uuid);

/** Result and score of a job that is done. */
async function doneOf(of = uuid, { keys = {}, ...options }: MockOptions & { keys?: Partial<Readings> } = {}) {
  const mock = still({ profile: { ...profiles.documented, ...keys }, ...options });
  await mock.hand(of);
  await mock.control.advance(10);
  const read = async (operation = resultRead, headers = {}) => {
    const answer = await mock.ask(of, demoAccount.email, headers, operation);
    return (await answer.json()) as Values;
  };
  return { ...mock, read, result: await read(), score: await read(scoreRead) };
}

test("the same seed and uuid have the same result, in any letters, after a reset and in another mock", async () => {
  const { result, mock, hand, control, read } = await doneOf();
  expect((await doneOf(uuid.toUpperCase())).result).toEqual(result);
  await mock.control.reset();
  await hand();
  await control.advance(10);
  expect(await read()).toEqual(result);
});

test("another uuid or another seed has another result; another account has not", async () => {
  const { result } = await doneOf();
  const end = "00000000-0000-4000-8000-00000000abcd";
  expect((await doneOf(end)).result).not.toEqual(result);
  expect((await doneOf(uuid, { seed: 44 })).result).not.toEqual(result);
  const { hand, ask, control } = still();
  await hand(uuid, { Email: other.email, UserKey: other.userKey, APIKey: other.apiKey });
  await control.advance(10);
  expect(await (await ask(uuid, other.email)).json()).toEqual(result);
});

test("a result has the metrics and phases of the page, in its order (F107)", async () => {
  const keysOf = (value: object) => JSON.stringify(value, (_, one) => (typeof one === "number" ? 0 : one));
  const { result, score } = await doneOf();
  expect(keysOf(result)).toBe(keysOf(examples.result as object));
  expect(keysOf(score)).toBe(keysOf(examples.result as object));
});

test("the uuid of the page's request has the page's result, and its score by the rules; so has an answer that is asked for", async () => {
  const { result, score, ask } = await doneOf(uuidOfPage.toUpperCase());
  expect({ result, score }).toEqual(examples);
  for (const [at, operation] of reads.entries()) {
    const forced = await ask("", demoAccount.email, { prefer: "code=200" }, operation);
    expect(await forced.json()).toEqual(Object.values(examples)[at]);
  }
});

test("a score follows from the result by the rules of the page (A30)", async () => {
  for (let at = 10; at < 40; at++) {
    const { result, score } = await doneOf(`${uuid.slice(0, -2)}${at}`);
    expect(score).toEqual(scoreMetrics(rows, result));
  }
});

test("a score by phase has totals and their mean (A31), also where it is asked for", async () => {
  const { result, score, read } = await doneOf(uuid, { keys: { scoreShape: "phase" } });
  expect(score).toEqual(scoreMetricsByPhase(rows, result));
  expect(Object.keys(score)).toEqual(["before_impact", "impact", "after_impact", "total_score"]);
  expect(await read(scoreRead, { prefer: "code=200" })).toEqual(
    scoreMetricsByPhase(rows, examples.result as Values),
  );
});

test("the second value of the shoulder rotation is at the phase of the profile, in result and score (A29)", async () => {
  const { result, score } = await doneOf();
  const later = await doneOf(uuid, { keys: { pelvisPhase: "after_impact" } });
  const moved = ({ upper_pelvis_shoulder_y: { impact, ...others } = {}, ...rest }: Values) => ({
    ...rest,
    upper_pelvis_shoulder_y: { ...others, after_impact: impact },
  });
  expect(later.result).toEqual(moved(result));
  expect(later.score).toEqual(moved(score));
  expect(Object.keys(later.result)).toEqual(Object.keys(result));
  const byPhase = { scoreShape: "phase" } as const;
  const two = [byPhase, { ...byPhase, pelvisPhase: "after_impact" } as const].map((keys) =>
    doneOf(uuid, { keys }),
  );
  const [one, same] = await Promise.all(two);
  expect(same?.score).toEqual(one?.score);
});

test("a result of one's own is answered as it was set, and the score follows from it", async () => {
  const { control, read } = await doneOf(uuid, { keys: { pelvisPhase: "after_impact" } });
  const own = { ...(examples.result as Values), kick_right_hip_x: { impact: 165 } };
  await control.setJobResult(uuid, own as never);
  expect(await read()).toEqual(own);
  expect(await read(scoreRead)).toEqual({ ...(examples.score as Values), kick_right_hip_x: { impact: 5 } });
});

test.each(["000000000520", ""])(
  "a failed job says in each read what failures were seen to say (E20): %s",
  async (end) => {
    const texts = new Set<string>();
    for (let at = 10; at < 40; at++) {
      const of = end ? `c37d3ce2-e9d0-45de-96${at}-${end}` : `${uuid.slice(0, -2)}${at}`;
      const { hand, control, ask } = still();
      await hand(of, {}, end ? {} : { prefer: "job=analysis-failed" });
      await control.advance(10);
      const answers = await Promise.all(reads.map((operation) => ask(of, demoAccount.email, {}, operation)));
      const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as { message: string }[];
      for (const [place, body] of bodies.entries()) {
        expect([answers[place]?.status, body]).toEqual([
          520,
          { state: false, message: bodies[0]?.message, status: 520 },
        ]);
      }
      texts.add(bodies[0]?.message ?? "");
    }
    expect([...texts].sort()).toEqual([
      "first golf section recognition error",
      "get golf result error",
      "get golf score error",
    ]);
  },
);
