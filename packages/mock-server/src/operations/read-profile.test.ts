import { profiles, type Readings } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { demoAccount, type MockOptions } from "../index.ts";
import { menuOf } from "../scenarios.ts";
import { other, reads, still, uuid } from "./test-support.ts";

// What each value of the profile keys of reads does on the wire, of every read alike.

const under = (keys: Partial<Readings>, options: MockOptions = {}) =>
  still({ profile: { ...profiles.documented, ...keys }, ...options });

const said = async (answer: Promise<Response>) => {
  const response = await answer;
  return { http: response.status, body: await response.json() };
};

const missing = { http: 413, body: { state: false, message: "required data is missing", status: 413 } };
const absent = { http: 533, body: { state: false, message: "no result file", status: 533 } };
const early = { http: 534, body: { state: false, message: "in analysis", status: 534 } };
const noFile = { http: 400, body: { state: false, message: "file does not exist", status: 400 } };
const byCode = { 533: absent, 534: early, 413: missing, 400: noFile } as const;
const codes = [533, 534, 413, 400] as const;

const inputs = <const Value>(values: readonly Value[]) =>
  reads.flatMap((operation) => values.map((value) => [operation.slug, value, operation] as const));

test.each(inputs(codes))(
  "an unknown uuid or user gets of %s what unknownUuid says: %i (A26)",
  async (_, code, operation) => {
    const { ask } = under({ unknownUuid: code, otherUsersUuid: code === 533 ? 413 : 533 });
    expect(await said(ask(uuid, demoAccount.email, {}, operation))).toEqual(byCode[code]);
    expect(await said(ask(uuid, "nobody@email.com", {}, operation))).toEqual(byCode[code]);
  },
);

test.each(inputs(codes))(
  "another user's uuid gets of %s what otherUsersUuid says: %i, also in other letters, and never a result (A28)",
  async (_, code, operation) => {
    const { control, hand, ask } = under({ otherUsersUuid: code, unknownUuid: code === 533 ? 413 : 533 });
    await hand(uuid);
    for (const seconds of [0, 10]) {
      await control.advance(seconds);
      for (const of of [uuid, uuid.toUpperCase()])
        for (const id of [other.email, "nobody@email.com", demoAccount.email.toUpperCase()])
          expect(await said(ask(of, id, {}, operation))).toEqual(byCode[code]);
    }
    expect((await ask(uuid, demoAccount.email, {}, operation)).status).toBe(200);
  },
);

test("a failed job of another user is not told either", async () => {
  const { control, hand, ask } = still();
  await hand(uuid, {}, { prefer: "job=analysis-failed" });
  await control.advance(10);
  expect(await said(ask(uuid, other.email))).toEqual(absent);
});

test.each(inputs([413, 400] as const))(
  "an empty body gets of %s what emptyRead says: %i (A26)",
  async (_, code, operation) => {
    const { send } = under({ emptyRead: code, emptyBody: 411 });
    expect(await said(send(operation, ""))).toEqual(byCode[code]);
  },
);

const readings: Partial<Readings>[] = [
  ...codes.flatMap((code) => [{ unknownUuid: code }, { otherUsersUuid: code }]),
  ...([413, 400] as const).map((emptyRead) => ({ emptyRead })),
  { notReady: "code" },
  { notReady: "status-in-200" },
  { notReady: "400-without-code" },
  ...([400, 411] as const).flatMap((code) => [{ missingField: code }, { emptyBody: code }]),
];

test.each(inputs(readings))(
  "to %s, data is missing whatever the profile says: %j",
  async (_, keys, operation) => {
    const { send } = under(keys);
    const whole = { id: demoAccount.email, uuid };
    for (const name of ["id", "uuid"])
      for (const value of [undefined, "", 5, null])
        expect(await said(send(operation, { ...whole, [name]: value }))).toEqual(missing);
    for (const body of ["{", "[]", "null", `${JSON.stringify(whole)}x`])
      expect(await said(send(operation, body))).toEqual(missing);
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "application/json; charset=euc-kr",
    ])
      expect(await said(send(operation, whole, { "content-type": type }))).toEqual(missing);
    expect(await said(send(operation, whole, { "content-encoding": "gzip" }))).toEqual(missing);
  },
);

test.each(inputs(readings))("to %s, a GET is no request: %j", async (_, keys, { path }) => {
  const { mock } = under(keys);
  for (const address of [path, `${path}/${demoAccount.email}/${uuid}`]) {
    const answer = await mock.fetch(`http://mock.test${address}`);
    expect(answer.status).toBe(address === path ? 405 : 404);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  }
});

const notReadyValues = ["code", "status-in-200", "400-without-code"] as const;

/** A not-ready answer in the form of each value of notReady. */
const formsOf = (answer: typeof early) => ({
  code: answer,
  "status-in-200": { http: 200, body: { message: answer.body.message, status: answer.body.status } },
  "400-without-code": { http: 400, body: { state: 0, message: "file does not exist" } },
});

test.each(inputs(notReadyValues))(
  "an analysis that is not done gets of %s the form that notReady says, and nothing else does: %s (A27)",
  async (_, notReady, operation) => {
    const { control, hand, ask } = under({ notReady });
    const [queued, unknown] = [
      "00000000-0000-4000-8000-00000000abcd",
      "00000000-0000-4000-8000-00000000abce",
    ];
    await hand();
    await hand(queued);
    const asked = (of: string, headers = {}) => said(ask(of, demoAccount.email, headers, operation));
    for (const of of [uuid, queued]) expect(await asked(of)).toEqual(formsOf(early)[notReady]);
    expect(await asked(unknown)).toEqual(absent);
    expect(await asked(uuid, { prefer: "code=534" })).toEqual(early);
    await control.advance(10);
    expect((await asked(uuid)).http).toBe(200);
  },
);

test("a failure is final in any form", async () => {
  for (const notReady of notReadyValues) {
    const { control, hand, ask } = under({ notReady });
    await hand(uuid, {}, { prefer: "job=analysis-failed" });
    await control.advance(10);
    expect(await said(ask())).toMatchObject({ http: 520, body: { state: false, status: 520 } });
  }
});

test.each(
  reads.flatMap((one) => [...menuOf(one).byCode].map(([code, name]) => [code, one.slug, name, one] as const)),
)("Prefer: code=%i of %s is %s, and so is its name", async (code, _, name, operation) => {
  const { ask } = still();
  for (const prefer of [`code=${code}`, `example=${name}`]) {
    const answer = await ask(uuid, demoAccount.email, { prefer }, operation);
    expect([answer.status, answer.headers.get("x-remo-mock-scenario")]).toEqual([code, name]);
    if (code !== 200) expect(await answer.json()).toMatchObject({ state: false, status: code });
  }
});

test("the journal says of a read what it found, and nothing of a video", async () => {
  const { control, hand, ask } = still();
  await ask();
  await hand();
  await ask();
  await ask(uuid, other.email);
  await control.advance(10);
  for (const operation of reads) await ask(uuid, demoAccount.email, {}, operation);
  const entries = (await control.journal()).filter(({ operation }) =>
    reads.some(({ slug }) => slug === operation),
  );
  expect(entries.map(({ reason }) => reason)).toEqual([
    "there is no job of this uuid",
    "it is analysing",
    "the job of this uuid is another user's",
    ...reads.map(() => "its analysis is done"),
  ]);
  expect(
    entries.every(
      ({ uuid: of, charged, video, by }) => of === uuid && charged === 0 && !video && by === "state",
    ),
  ).toBe(true);
});
