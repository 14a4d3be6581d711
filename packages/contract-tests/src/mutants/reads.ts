// Servers that do a read wrong.

import { metrics, operationOf } from "@remo-kit/openapi";
import type { Asked, Change, Fields, Mutant } from "./mutate.ts";

const result = operationOf("getSoccerResult").path;
const score = operationOf("getSoccerScore").path;
const [first] = metrics.soccer;

const always = (change: Change) => () => change;
const isRefused = ({ state }: Fields): boolean => state === false;
const hasMetrics = (body: Fields): boolean => first.metric in body;

/** Changes every answer of a read that has what was measured. */
const given = (path: string, change: (body: Fields) => Fields) =>
  always(({ body }, asked) =>
    asked.path === path && hasMetrics(body) ? { body: { ...body, ...change(body) } } : undefined,
  );

const measured: Fields = { [first.metric]: { [first.phase]: 1.4 } };

/** Gives something to another e-mail address that has a uuid, which is no business of its. */
const leaking = (path: string, status: number, body: Fields) => (): Change => {
  const known = new Set<unknown>();
  return (reply, { path: asked, fields, right }: Asked) => {
    if (right.email) known.add(fields.uuid);
    const isLeak = asked === path && !right.email && known.has(fields.uuid) && isRefused(reply.body);
    return isLeak ? { status, body: { ...body } } : undefined;
  };
};

const leakingWhenDone = (): Change => {
  const done = new Map<unknown, Fields>();
  return ({ body }, { path, fields, right }) => {
    if (path === result && hasMetrics(body)) done.set(fields.uuid, body);
    const given = path === result && !right.email ? done.get(fields.uuid) : undefined;
    return given && { status: 200, body: given };
  };
};

/** Each time another number. */
const changing = (path: string) => (): Change => {
  let times = 0;
  return ({ body }, asked) =>
    asked.path === path && hasMetrics(body)
      ? { body: { ...body, [first.metric]: { [first.phase]: ++times } } }
      : undefined;
};

export const readMutants: readonly Mutant[] = [
  {
    what: "another user's result is given",
    start: leaking(result, 200, measured),
    key: "security:analysis-soccer-result:another-user",
  },
  {
    what: "another user's result is given as soon as it is done",
    start: leakingWhenDone,
    key: "security:analysis-soccer-result:another-user",
  },
  {
    what: "another user's score is given by phase",
    start: leaking(score, 200, { [first.phase]: { [first.metric]: 10, total: 10 }, total_score: 10 }),
    key: "security:analysis-soccer-score:another-user",
  },
  {
    what: "another user's result is given in something else",
    start: leaking(result, 200, { state: 1, data: [{ result: measured }] }),
    key: "security:analysis-soccer-result:another-user",
  },
  {
    what: "a refusal has another user's result in it",
    start: leaking(result, 533, { state: false, message: "no result file", status: 533, ...measured }),
    key: "security:analysis-soccer-result:another-user",
  },
  {
    what: "a uuid that was never sent has a result",
    start: always(({ body }, asked) =>
      asked.path === result && asked.fields.uuid && !asked.right.email && isRefused(body)
        ? { status: 200, body: measured }
        : undefined,
    ),
    key: "case:result-unknown-uuid",
  },
  { what: "a result changes from read to read", start: changing(result), key: "case:result-done" },
  { what: "a score changes from read to read", start: changing(score), key: "case:score-done" },
  {
    what: "keys that are sent give another result",
    start: always(({ body }, asked) =>
      asked.path === result && "UserKey" in asked.fields && hasMetrics(body)
        ? { body: { ...body, ...measured } }
        : undefined,
    ),
    key: "case:result-done",
  },
  {
    what: "one score breaks its rule",
    start: given(score, () => ({ kick_right_hip_x: { impact: 3.21 } })),
    key: "profile:score-rules",
  },
  {
    what: "a score is missing",
    start: given(score, () => ({ kick_right_hip_x: undefined })),
    key: "profile:score-rules",
  },
  {
    what: "a result lacks a metric",
    start: given(result, () => ({ kick_right_hip_x: undefined })),
    key: "schema:analysis-soccer-result:/kick_right_hip_x",
  },
  {
    what: "a value is a text",
    start: given(result, () => ({ kick_right_hip_x: { impact: "185" } })),
    key: "schema:analysis-soccer-result:/kick_right_hip_x/impact",
  },
  {
    what: "what is not done has a code that is not documented",
    start: always(({ body }, asked) =>
      asked.path === result && body.status === 534
        ? { status: 535, body: { ...body, status: 535 } }
        : undefined,
    ),
    key: "code:analysis-soccer-result:535",
  },
  {
    what: "an empty body of a read is asked for its user",
    start: always(({ body }, asked) =>
      asked.path === result && !("uuid" in asked.fields) && isRefused(body)
        ? { status: 420, body: { ...body, status: 420 } }
        : undefined,
    ),
    key: "code:analysis-soccer-result:420",
  },
  {
    what: "a score has null for a value",
    start: given(score, () => ({ kick_right_hip_x: null })),
    key: "schema:analysis-soccer-score:/kick_right_hip_x",
  },
  {
    what: "what is not done has a code that is not documented, for the score",
    start: always(({ body }, asked) =>
      asked.path === score && body.status === 534
        ? { status: 535, body: { ...body, status: 535 } }
        : undefined,
    ),
    key: "code:analysis-soccer-score:535",
  },
];

/** Whatever is asked, and whenever: it is being analysed. */
export const neverDone = always(({ body }, { path }) =>
  (path === result || path === score) && hasMetrics(body)
    ? { status: 534, body: { state: false, message: "in analysis", status: 534 } }
    : undefined,
);

/** Takes a credit for each result or score that it gives. */
export const chargingReads = (): Change => {
  let taken = 0;
  return ({ body }, { right }) => {
    if (hasMetrics(body)) taken += 1;
    return typeof body.credit === "number" && right.email
      ? { body: { ...body, credit: body.credit - taken } }
      : undefined;
  };
};
