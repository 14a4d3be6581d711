import { profiles } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import type { Exchange, Intent } from "../model/exchange.ts";
import { isMinority } from "./evidence.ts";
import { measure } from "./measure.ts";
import { altered, answered } from "./testing/change.ts";
import { freeRequests, record } from "./testing/record.ts";

const all = await record();
const readings = (exchanges: readonly Exchange[], id: string) =>
  measure(exchanges).readings.find((probe) => probe.id === id)?.readings;
const idOf = (intent: Intent) => all.find((exchange) => exchange.intent === intent)?.id;

test.each([
  ["state-type", "failureState", "unknown-user", { state: 0 }, false, "state 0"],
  [
    "status-key",
    "statusKey",
    "unknown-user",
    { status: undefined, status_code: 420 },
    "status",
    "a code in status_code",
  ],
  ["missing-input", "missingField", "missing:uuid", { status: 400 }, 411, "code 400"],
  ["extra-fields", "extraFieldsOnError", "no-fields", { APIName: "x" }, false, "APIName"],
  ["extra-fields", "extraFields", "accept:jpeg", { APIName: "x" }, false, "APIName"],
] as const)(
  "%s: one odd answer is named, and leaves what the others prove",
  (probe, key, intent, fields, value, received) => {
    const reading = readings(altered(all, intent, fields), probe)?.[key];
    expect(reading).toMatchObject({
      value,
      confidence: "likely",
      odd: { proof: [idOf(intent)], expected: String(value), received },
    });
    expect(reading?.proof).not.toContain(idOf(intent));
  },
);

test("a status line that is odd once is named as well", () => {
  const reading = readings(answered(all, "unknown-user", { status: 200 }), "http-status")?.httpStatus;
  expect(reading).toMatchObject({
    value: "code",
    confidence: "likely",
    odd: { text: expect.stringContaining("#11 has HTTP 200 for 420"), proof: [11] },
  });
});

test("what a server does otherwise in a whole kind of answers contradicts the rest", () => {
  // The errors of the account in an envelope with HTTP 200, those of the input by status line.
  const ofAccount = new Set<Intent>(["unknown-user", "unknown-user-bad-video"]);
  const mixed = all.map((exchange) =>
    ofAccount.has(exchange.intent)
      ? (answered([exchange], undefined, { status: 200 })[0] as Exchange)
      : exchange,
  );
  expect(readings(mixed, "http-status")?.httpStatus).toMatchObject({
    undecided: expect.stringMatching(/^contradictory: .*HTTP 200 for 420/),
    lack: "contradictory",
  });
});

test("a server that changes while the run goes on contradicts itself, key by key", async () => {
  const later = await record({ profile: { ...profiles.documented, failureState: 0, httpStatus: "ok" } });
  const deployed = [...all.slice(0, 9), ...later.slice(9)];
  const { profile, undecided } = measure(deployed);
  const open = undecided.filter(({ lack }) => lack === "contradictory").map(({ key }) => key);
  expect(open).toEqual(["failureState", "httpStatus"]);
  expect(profile).toMatchObject({ statusKey: "status", missingField: 411, extraFields: false });
});

test("an answer that no reading has is a contradiction of all of them", () => {
  const odd = altered(all, "accept:first", { state: "1" }).filter(
    ({ intent }) => !/^(accept:(same|jpeg)|submitted)/.test(intent),
  );
  expect(readings(odd, "state-type")?.successState).toMatchObject({
    undecided: expect.stringContaining("no reading fits"),
    lack: "contradictory",
    odd: { expected: "1 or true", received: 'state "1"' },
  });
});

test("why a key is open: not asked for, no answer of the API, or one that leaves it open", async () => {
  const free = await record({ requests: freeRequests });
  const lacks = (exchanges: readonly Exchange[]) =>
    Object.fromEntries(measure(exchanges).undecided.map(({ key, lack }) => [key, lack]));
  expect(lacks(free)).toMatchObject({
    successState: "not-sent",
    extraFields: "not-sent",
    notReady: "not-sent",
  });
  const page = { status: 502, text: "<html>Bad Gateway</html>" };
  expect(lacks(answered(free, "empty-body", page))).toMatchObject({
    emptyBody: "unclear",
    emptyRead: "unclear",
  });
  const user = { status: 420, body: { state: false, message: "who?", status: 420 } };
  expect(lacks(answered(free, "empty-body", user))).toMatchObject({ emptyBody: "not-shown" });
});

test("what a framework answers before the API is no code of it, and leaves the rest only likely", () => {
  const detail = { status: 422, body: { detail: [{ type: "missing", loc: ["body", "uuid"] }] } };
  const framework = all.map((exchange) =>
    /^(missing:|no-fields|empty-body)/.test(exchange.intent)
      ? (answered([exchange], undefined, detail)[0] as Exchange)
      : exchange,
  );
  const { missingField, emptyBody } = readings(framework, "missing-input") ?? {};
  expect(missingField).toMatchObject({ value: 411, confidence: "likely", proof: [idOf("empty:height")] });
  expect(emptyBody).toMatchObject({ lack: "not-shown" });
});

test("a minority is one beside three, or one in eleven", () => {
  expect([isMinority(1, 2), isMinority(1, 3), isMinority(2, 19), isMinority(2, 20)]).toEqual([
    false,
    true,
    false,
    true,
  ]);
  expect([isMinority(0, 9), isMinority(3, 0)]).toEqual([false, false]);
});
