import { profiles } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { demoAccount } from "../index.ts";
import { keys, other, read, refusal, still, submit, uuid } from "./test-support.ts";

test("a job is asked for from the start: no result, in analysis, then its result, the same each time", async () => {
  const { control, hand, ask } = still();
  expect(await refusal(ask())).toEqual({ http: 533, scenario: "no-result-file" });
  await hand();
  expect(await refusal(ask())).toEqual({ http: 534, scenario: "in-analysis" });
  await control.advance(9.9);
  expect(await refusal(ask(uuid.toUpperCase()))).toEqual({ http: 534, scenario: "in-analysis" });
  await control.advance(0.1);
  const done = await ask();
  expect(done.status).toBe(200);
  const result = await done.json();
  expect(await (await ask(uuid.toUpperCase())).json()).toEqual(result);
});

test("an unknown uuid, another user's and an unknown user's are never a result", async () => {
  const { control, hand, ask } = still();
  await hand();
  await control.advance(10);
  const asked = [
    ask(uuid, other.email),
    ask(uuid, "nobody@email.com"),
    ask("00000000-0000-4000-8000-00000000abcd"),
    ask(uuid, demoAccount.email.toUpperCase()),
  ];
  for (const answer of asked) expect((await refusal(answer)).http).toBe(533);
});

test("a read costs nothing, changes nothing and checks no keys", async () => {
  const { mock, control, hand, ask } = still({ accounts: [{ ...demoAccount, credits: 4 }] });
  await hand();
  await control.advance(10);
  const before = await control.jobs();
  for (let i = 0; i < 3; i++) expect((await ask()).status).toBe(200);
  expect(await control.jobs()).toEqual(before);
  expect(await mock.creditsOf(demoAccount.email)).toBe(0);
});

test("a job waits for its turn, is analysed and is done, and says when", async () => {
  const { control, hand, ask } = still();
  const second = "00000000-0000-4000-8000-00000000abcd";
  await hand();
  await hand(second);
  expect((await control.jobs()).map(({ state }) => state)).toEqual(["queued", "analysing"]);
  expect((await ask(second)).headers.get("x-remo-mock-reason")).toBe("it is queued");
  await control.advance(10);
  const [job] = await control.jobs();
  expect(job).toMatchObject({
    family: read.family,
    state: "analysing",
    acceptedAt: "2026-01-01T00:00:00.000Z",
    startedAt: "2026-01-01T00:00:10.000Z",
    readyAt: "2026-01-01T00:00:20.000Z",
  });
  expect(job).not.toHaveProperty("endedAt");
  await control.advance(10);
  expect((await control.jobs())[0]).toMatchObject({ state: "done", endedAt: "2026-01-01T00:00:20.000Z" });
});

test("an analysis fails whose uuid ends in an error that only a read documents", async () => {
  const { mock, control, hand, ask } = still();
  const failing = "c37d3ce2-e9d0-45de-9656-000000000520";
  expect((await hand(failing)).headers.get("x-remo-mock-scenario")).toBe("accepted");
  expect(await mock.creditsOf(demoAccount.email)).toBe(96);
  expect(await refusal(ask(failing))).toEqual({ http: 534, scenario: "in-analysis" });
  await control.advance(10);
  expect(await refusal(ask(failing))).toEqual({ http: 520, scenario: "analysis-failed" });
  expect(await control.jobs()).toMatchObject([{ state: "failed", failure: "analysis-failed" }]);
});

test("the end of a uuid asks a read for an answer as long as there is no such job, and for a fault always", async () => {
  const { control, hand, ask } = still();
  const end = (last: string) => `c37d3ce2-e9d0-45de-9656-${last}`;
  expect(await refusal(ask(end("000000000534")))).toEqual({ http: 534, scenario: "in-analysis" });
  expect(await refusal(ask(end("000000000200")))).toEqual({ http: 200, scenario: "done" });
  await hand(end("fa0170000008"));
  await control.advance(10);
  expect(await refusal(ask(end("fa0170000008")))).toEqual({ http: 200, scenario: "empty-body" });
});

test.each(["000000000200", "000000000520", "000000000534"])(
  "where another user has a job, the end of its uuid (%s) asks for nothing",
  async (end) => {
    const { control, send, ask } = still();
    const of = `c37d3ce2-e9d0-45de-9656-${end}`;
    const job = { ...keys, base64_video: "AAAA", height: "170", uuid: of };
    await send(submit, job, { prefer: "fault=latency=1" });
    await control.advance(10);
    for (const id of [other.email, "nobody@email.com"])
      expect(await refusal(ask(of.toUpperCase(), id))).toEqual({ http: 533, scenario: "no-result-file" });
  },
);

test.each([
  ["no body", ""],
  ["no JSON", "{"],
  ["no user", { uuid }],
  ["an empty uuid", { id: demoAccount.email, uuid: "" }],
  ["a uuid as a number", { id: demoAccount.email, uuid: 5 }],
])("%s is a read's own error for data that is missing, in its own form", async (_, body) => {
  const response = await still().send(read, body);
  expect(response.status).toBe(413);
  expect(await response.json()).toEqual({
    state: false,
    message: "required data is missing",
    status: 413,
  });
});

test("a name and a code mean what they mean to the operation, in the header and in the queue", async () => {
  const { control, hand, ask } = still();
  const prefer = async (value: string) => {
    const response = await ask(uuid, demoAccount.email, { prefer: value });
    return [response.status, response.headers.get("x-remo-mock-scenario")];
  };
  expect(await prefer("code=413")).toEqual([413, "required-data-missing"]);
  expect(await prefer("example=analysis-failed")).toEqual([520, "analysis-failed"]);
  const strange = await ask(uuid, demoAccount.email, { prefer: "example=video-error" });
  expect(strange.status).toBe(400);
  expect(((await strange.json()) as { detail: string }).detail).toContain(
    "example takes one of done, file-does-not-exist, required-data-missing, analysis-failed, no-result-file, in-analysis, latency",
  );
  await control.next({ scenario: "in-analysis" });
  await control.next({ scenario: "wrong-api-key" });
  expect((await hand()).status).toBe(421);
  expect((await control.nextAnswers()).map(({ scenario }) => scenario)).toEqual(["in-analysis"]);
  expect((await ask()).status).toBe(534);
});

test("`waitTime` is for what says how long to wait", async () => {
  const { control } = still();
  await expect(control.next({ scenario: "done", waitTime: 5 })).rejects.toMatchObject({ status: 400 });
});

test("what a profile chooses for a family holds for its operations", async () => {
  const families = {
    [read.family]: { httpStatus: "ok", statusKey: "status_code", failureState: 0 },
  } as const;
  const { hand, ask } = still({ profile: { ...profiles.documented, families } });
  expect(await (await ask()).json()).toEqual({ state: 0, message: "no result file", status_code: 533 });
  expect((await hand(uuid, { APIKey: "wrong" })).status).toBe(200);
});

test("the journal says to which operation a request went, and is filtered by it", async () => {
  const { mock, control, hand, ask } = still();
  await hand();
  await ask();
  await mock.fetch(`http://mock.test${read.path}`);
  expect((await control.journal()).map(({ operation, status }) => [operation, status])).toEqual([
    [submit.slug, 200],
    [read.slug, 534],
    [undefined, 405],
  ]);
  expect(await control.journal({ operation: read.slug as never })).toMatchObject([{ id: 2, uuid }]);
});
