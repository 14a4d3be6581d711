import { expect, test } from "vitest";
import type { Exchange } from "../../model/exchange.ts";
import { measure } from "../measure.ts";
import { answered } from "../testing/change.ts";
import { freeRequests, jobRequests, paidRequests, record, trailRequests } from "../testing/record.ts";

const all = await record();
const job = await record({ requests: jobRequests });
const readings = (exchanges: readonly Exchange[], id: string) =>
  measure(exchanges).readings.find((probe) => probe.id === id)?.readings;
const reading = (exchanges: readonly Exchange[], id: string) => readings(exchanges, id)?.reading;
const opened = (why: string) => ({ undecided: expect.stringContaining(why) });

/** The same, of which some are changed. */
const changed = (
  exchanges: readonly Exchange[],
  isMeant: (exchange: Exchange) => boolean,
  how: Parameters<typeof answered>[2],
) =>
  exchanges.map((exchange) =>
    isMeant(exchange) ? (answered([exchange], undefined, how)[0] as Exchange) : exchange,
  );

/** By the clock of the run alone: the receipt is at 0 and says 11 s; then a read that has to wait, and one that is done. */
function waited(...seconds: readonly [early: number, done: number][]) {
  const [submit] = job.filter(({ intent }) => intent === "submitted");
  const [early] = job.filter(({ intent }) => intent === "read:not-ready");
  const [done] = job.filter(({ intent }) => intent === "read:done");
  const at = (exchange: Exchange | undefined, id: number, second: number): Exchange => ({
    ...(exchange as Exchange),
    id,
    received: { ...(exchange?.received as NonNullable<Exchange["received"]>), headers: {} },
    ms: 0,
    time: new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString(),
  });
  const receipt = answered([at(submit, 1, 0)], undefined, {
    body: { state: 1, wait_time: 11, file_exist: false, uuid: "x", message: "success", credit: 4 },
  });
  return [
    ...receipt,
    ...seconds.flatMap(([one, other], n) => [at(early, 2 + 2 * n, one), at(done, 3 + 2 * n, other)]),
  ];
}

test("wait_time is enough where the first question after it is answered, and too short where that has to wait (A12)", () => {
  expect(reading(waited([1, 12]), "wait-time")).toMatchObject({
    value: "enough",
    confidence: "likely",
    proof: [1, 3],
  });
  expect(reading(waited([11, 40]), "wait-time")).toMatchObject({
    value: "too short, done 29 s later at the most",
    confidence: "certain",
    proof: [1, 2, 3],
  });
  expect(reading(waited([11, 40]).slice(0, 2), "wait-time")).toMatchObject({ value: "too short" });
});

test("it is too short until the last of the reads is done", () => {
  const [receipt, early, done] = waited([20, 15]) as [Exchange, Exchange, Exchange];
  const late = { ...done, id: 4, time: new Date(Date.UTC(2026, 0, 1) + 40_000).toISOString() };
  const order = [receipt, { ...done, id: 2 }, { ...early, id: 3 }, late];
  expect(reading(order, "wait-time")).toMatchObject({
    value: "too short, done 29 s later at the most",
    proof: [1, 3, 4],
  });
});

test("a question that comes much later, or none after it, shows nothing of wait_time", () => {
  expect(reading(waited([1, 60]), "wait-time")).toMatchObject({
    ...opened("first asked for 49 s after"),
    proof: [1, 3],
  });
  expect(reading(waited([1, 60]).slice(0, 2), "wait-time")).toMatchObject(opened("needs a job"));
  for (const wait_time of [undefined, "soon", -1, null]) {
    const odd = changed(waited([1, 12]), ({ id }) => id === 1, {
      body: { state: 1, wait_time, file_exist: false, uuid: "x", message: "success", credit: 4 },
    });
    expect(reading(odd, "wait-time")).toMatchObject(opened("wait_time is missing"));
  }
});

test("a wait_time that is a text is read: that it is one is for the schema to say", () => {
  const body = { state: 1, wait_time: "11", file_exist: false, uuid: "x", message: "success", credit: 4 };
  const text = changed(waited([1, 12]), ({ id }) => id === 1, { body });
  expect(reading(text, "wait-time")).toMatchObject({ value: "enough" });
});

test("the time is that of a mock's clock, where it tells it", async () => {
  const [first] = job.filter(({ intent }) => intent === "submitted");
  const { wait_time } = JSON.parse(first?.received?.text ?? "") as { wait_time: number };
  const onTime = jobRequests.map((request) =>
    request.advance ? { ...request, advance: wait_time } : request,
  );
  expect(reading(await record({ requests: onTime }), "wait-time")).toMatchObject({ value: "enough" });
});

const isDone = ({ intent }: Exchange) => intent === "read:done";
const isKeyed = ({ intent }: Exchange) => intent === "read:with-keys";
const noKeys = { status: 420, body: { state: false, message: "who?", status: 420 } };

test("what a read without keys gets shows whether it needs them, and one with them what is made of those (A35)", () => {
  const plain = job.filter((exchange) => !isKeyed(exchange));
  expect(reading(plain, "read-keys")).toMatchObject({ value: "no keys", confidence: "certain" });
  expect(reading(job, "read-keys")).toMatchObject({ value: "no keys; those that are sent are ignored" });
  expect(reading(changed(job, isKeyed, noKeys), "read-keys")).toMatchObject({
    value: "no keys; those that are sent are refused",
  });
  expect(reading(changed(job, isDone, noKeys), "read-keys")).toMatchObject({ value: "keys" });
  const broken = changed(job, (one) => isDone(one) || isKeyed(one), { status: 502, text: "<html>" });
  expect(reading(broken, "read-keys")).toMatchObject(opened("needs"));
  const all420 = changed(job, (one) => isDone(one) || isKeyed(one), noKeys);
  expect(reading(all420, "read-keys")).toMatchObject(opened("needs"));
});

/** The balances of later refusals, lower by so much. */
const charged = (exchanges: readonly Exchange[], credits: number) =>
  exchanges.map((exchange) => {
    if (!exchange.intent.startsWith("encoding:") || !exchange.received) return exchange;
    const body = JSON.parse(exchange.received.text) as { credit: number };
    return answered([exchange], undefined, {
      body: { ...body, credit: body.credit - credits },
    })[0] as Exchange;
  });

test("balances before and after the reads show whether they cost, where there are balances (A36)", async () => {
  expect(reading(all, "read-cost")).toMatchObject({ value: "free", confidence: "certain" });
  expect(reading(charged(all, 3), "read-cost")).toMatchObject({
    value: expect.stringMatching(/^charged, 3 credits more/),
    confidence: "likely",
  });
  expect(reading(charged(all, -3), "read-cost")).toMatchObject(opened("topped the account up"));
  const ended = all.filter(({ intent }) => !intent.startsWith("encoding:") && intent !== "accept:jpeg");
  expect(reading(ended, "read-cost")).toMatchObject(
    opened("needs a balance before the reads, and one after"),
  );
  expect(reading(job, "read-cost")).toMatchObject(opened("needs"));
  const unclear = changed(all, ({ intent }) => intent === "accept:jpeg", { status: 502, text: "<html>" });
  expect(reading(unclear, "read-cost")).toMatchObject(opened("may have been charged"));
});

test("no order of requests makes a read look charged that is not", async () => {
  for (const requests of [
    [...freeRequests, ...trailRequests, ...jobRequests, ...paidRequests],
    [...trailRequests, ...paidRequests, ...jobRequests],
    [...jobRequests, ...trailRequests, ...paidRequests],
  ]) {
    const found = reading(await record({ requests }), "read-cost");
    if (found && "value" in found) expect(found.value).toBe("free");
  }
});

const isEarly = ({ intent }: Exchange) => intent === "read:not-ready";
const form = (exchanges: readonly Exchange[], how: Parameters<typeof answered>[2]) =>
  readings(changed(exchanges, isEarly, how), "not-ready")?.notReady;

test("the form of not-ready is read apart from that of all other refusals (A05, A27)", async () => {
  const body = { state: false, message: "in analysis", status: 534 };
  expect(form(all, { status: 200, body })).toMatchObject({ value: "status-in-200" });
  expect(form(all, { status: 500, body })).toMatchObject({ value: "code" });
  expect(
    form(
      job.filter(({ intent }) => intent !== "read:unknown-uuid" && intent !== "read:another-user"),
      { status: 200, body },
    ),
  ).toMatchObject(opened("code and status-in-200 fit alike"));
  expect(form(all, { status: 400, body: { state: 0, message: "no file" } })).toMatchObject({
    value: "400-without-code",
  });
  expect(form(all, { status: 404, body })).toMatchObject(opened("needs"));
  expect(form(all, { status: 502, text: "<html>" })).toMatchObject(opened("needs"));
});

test("a result for another address decides no key, and one for a uuid that was never sent neither (A26, A28)", () => {
  const given = { status: 200, text: all.find(isDone)?.received?.text ?? "" };
  const leaky = changed(all, ({ intent }) => intent === "read:another-user", given);
  expect(readings(leaky, "another-user")?.otherUsersUuid).toMatchObject(opened("needs"));
  const strange = changed(all, ({ intent }) => intent === "read:unknown-uuid", given);
  expect(readings(strange, "missing-result")?.unknownUuid).toMatchObject(opened("needs"));
});

test("of an address that is nobody's, a code for an unknown uuid is only likely", async () => {
  const free = await record({ requests: freeRequests });
  expect(readings(free, "missing-result")?.unknownUuid).toMatchObject({ value: 533, confidence: "likely" });
  expect(readings(all, "missing-result")?.unknownUuid).toMatchObject({ value: 533, confidence: "certain" });
});

test("of an address that is nobody's, a code for another user's uuid is only likely", () => {
  const isOther = ({ intent }: Exchange) => intent === "read:another-user";
  const nobody = all.map((one) =>
    isOther(one) ? { ...one, sent: { ...one.sent, keys: "nobody" as const } } : one,
  );
  const code = (exchanges: readonly Exchange[]) => readings(exchanges, "another-user")?.otherUsersUuid;
  expect(code(nobody)).toMatchObject({ value: 533, confidence: "likely" });
  expect(code(all)).toMatchObject({ value: 533, confidence: "certain" });
});

test("that keys are needed is only likely where one answer alone was given for them (A35)", () => {
  const needed = changed(job, isDone, noKeys);
  const [first] = needed.filter(isKeyed);
  const once = needed.filter((one) => !isKeyed(one) || one === first);
  expect(reading(once, "read-keys")).toMatchObject({ value: "keys", confidence: "likely" });
  expect(reading(needed, "read-keys")).toMatchObject({ value: "keys", confidence: "certain" });
});
