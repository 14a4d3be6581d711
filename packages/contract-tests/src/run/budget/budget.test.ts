import type * as Openapi from "@remo-kit/openapi";
import { expect, test, vi } from "vitest";
import type { Exchange, KeysUsed } from "../../model/exchange.ts";
import { spentBy, spentOf, stopAfter } from "./budget.ts";

/** A second operation that is charged, of a family of its own. */
const walking = vi.hoisted(() => ({ slug: "walking", family: "walking", price: 20 }));

vi.mock("@remo-kit/openapi", async (original) => {
  const openapi = await original<typeof Openapi>();
  const [soccer] = openapi.operationList;
  return { ...openapi, operationList: [...openapi.operationList, { ...soccer, ...walking }] };
});

let last = 0;

type Given = {
  readonly body?: object;
  readonly status?: number;
  readonly keys?: KeysUsed;
  readonly failure?: string;
  readonly operation?: string;
};

function exchange({
  body,
  status = 200,
  keys = "own",
  failure,
  operation = "analysis-soccer",
}: Given): Exchange {
  return {
    id: ++last,
    case: "some",
    intent: "accept:first",
    operation,
    sent: {
      method: "POST",
      path: "/api/analysis-soccer",
      contentType: "application/json",
      keys,
      fields: [],
      uuid: `uuid-${last}`,
      bytes: 9,
      video: { bytes: 9, sha256: `video-${last}`, container: "mp4" },
    },
    requestSent: "all",
    answerReceived: body ? "all" : "none",
    received: body && { status, contentType: "application/json", headers: {}, text: JSON.stringify(body) },
    failure,
    client: undefined,
    requests: 1,
    ms: 1,
    time: "2026-01-02T03:04:05.678Z",
  };
}

const success = (credit: unknown, file_exist = false, more: Given = {}) =>
  exchange({ body: { state: 1, wait_time: 11, file_exist, credit }, ...more });
const walked = (credit: number) => success(credit, false, { operation: walking.slug });
const refusal = (code: number, credit?: number, more: Given = {}) =>
  exchange({ body: { state: false, status: code, credit }, status: code, ...more });
const because = (...exchanges: Exchange[]) => stopAfter(exchanges)?.because;

test("a run goes on while answers come and cost what was planned", () => {
  expect(stopAfter([])).toBeUndefined();
  const planned = [refusal(412, 100), success(4), success(4), success(4), refusal(412, 88)];
  const balance = [refusal(412, 100), success(96), success(92), success(92, true), refusal(412, 92)];
  const omitted = [refusal(412), success(96), success(92)];
  for (const all of [planned, balance, omitted]) {
    for (const at of all.keys()) expect(stopAfter(all.slice(0, at + 1))).toBeUndefined();
  }
});

test.each([
  ["a balance that fell by two prices for one video", [success(96), success(88)]],
  ["a balance of refusals that fell by more than what was between", [refusal(412, 100), refusal(412, 90)]],
  ["a success that is too much as a price, and too little as a balance", [refusal(412, 100), success(8)]],
  ["a balance that is nearly gone", [success(96), success(2)]],
])("%s stops the run", (_, exchanges) => {
  expect(stopAfter(exchanges.slice(0, -1))).toBeUndefined();
  expect(because(...exchanges)).toMatch(/^more was charged than planned: credit went from \d+ to \d+/);
});

test.each([
  ["both a price", [walked(20), success(4), walked(20)]],
  ["a balance, then a price", [success(96), walked(20), success(72), walked(20)]],
  ["a price, then a balance", [walked(20), success(76), refusal(412, 76), walked(20)]],
  ["both a balance", [success(96), walked(76), success(72), walked(52)]],
  ["one number that is a price in one and a balance in the other", [success(20), walked(20)]],
])("what credit means is an operation's own: %s", (_, exchanges) => {
  for (const at of exchanges.keys()) expect(because(...exchanges.slice(0, at + 1))).toBeUndefined();
});

test.each([
  ["two balances", [success(96), walked(56)]],
  ["the balance of one, with another operation between", [success(96), walked(20), success(52)]],
])("too much is seen over operations as well: %s", (_, exchanges) => {
  expect(stopAfter(exchanges.slice(0, -1))).toBeUndefined();
  expect(because(...exchanges)).toMatch(/^more was charged than planned: credit went from 96 to 5/);
});

test("a price that is the same for two new files, and is not the planned one, stops the run", () => {
  const twice = [success(8), success(8)];
  expect(because(...twice)).toBe("more was charged than planned: 8 credits a video, and 4 were planned");
  expect(because(success(96), success(96, true))).toBeUndefined();
});

test("an answer to other keys, or of no account, says nothing of the credits", () => {
  const other = refusal(420, 0, { keys: "own, wrong UserKey" });
  expect(because(success(96), other)).toBeUndefined();
  expect(because(refusal(412, 100), refusal(411, 0, { keys: "nobody" }))).toBeUndefined();
});

test("the first 422 stops the run, wherever its code is", () => {
  expect(stopAfter([refusal(422, 0)])).toMatchObject({ verdict: "budget-exhausted" });
  const ok = exchange({ body: { state: false, status_code: 422 }, status: 200 });
  expect(stopAfter([ok])).toMatchObject({ verdict: "budget-exhausted" });
});

test.each([401, 403, 420, 421])(
  "keys that are refused with %d stop the run, unissued ones do not",
  (code) => {
    expect(stopAfter([refusal(code)])).toMatchObject({ verdict: "not-authorised" });
    expect(stopAfter([refusal(code, 0, { keys: "nobody" })])).toBeUndefined();
    expect(stopAfter([refusal(code, 0, { keys: "own, wrong UserKey" })])).toBeUndefined();
  },
);

test("no server: the second request without an answer stops the run, unless there was one", () => {
  const none = () => exchange({ failure: "ECONNREFUSED" });
  expect(stopAfter([none()])).toBeUndefined();
  expect(stopAfter([none(), none()])).toEqual({
    verdict: "unreachable",
    because: "no request was answered (ECONNREFUSED)",
  });
  expect(stopAfter([success(4), none(), none()])).toBeUndefined();
});

test("a limit that was reached stops the run", () => {
  expect(because(exchange({ failure: "LimitError" }))).toContain("--max-requests and --max-bytes");
});

test("what was spent is given as far as the answers show it", () => {
  const planned = { creditOnSuccess: "planned", creditOnError: "balance" } as const;
  const balance = { creditOnSuccess: "balance", creditOnError: "omitted" } as const;
  expect(spentOf([refusal(411, 0, { keys: "nobody" })], {})).toBe(0);
  expect(spentOf([success(4), success(4)], planned)).toBe(8);
  expect(spentOf([success(96), success(92)], balance)).toBe(8);
  expect(spentOf([refusal(412, 100), success(96)], { ...balance, creditOnError: "balance" })).toBe(4);
  expect(spentOf([success(96)], {})).toBeUndefined();
  expect(spentOf([refusal(412, 100)], planned)).toBeUndefined();
});

test("families share the balance of an account: what one takes is in the balance of the other once", () => {
  const seen = (family: string, credit: number, price: number, kind: "success" | "refusal" = "success") => ({
    family,
    credit,
    price,
    kind,
  });
  const balance = { creditOnSuccess: "balance", creditOnError: "balance" } as const;
  const planned = { creditOnSuccess: "planned" } as const;
  const both = ["soccer", "walking"];
  const taken = [seen("soccer", 96, 4), seen("walking", 76, 20), seen("soccer", 72, 4)];
  expect(spentBy(both, taken, () => balance)).toBe(28);
  const meanings = (family: string) => (family === "walking" ? planned : balance);
  const mixed = [
    seen("walking", 20, 20),
    seen("soccer", 76, 4),
    seen("walking", 20, 20),
    seen("soccer", 52, 4),
  ];
  expect(spentBy(both, mixed, meanings)).toBe(48);
  expect(spentBy(both, [...mixed, seen("walking", 20, 20)], meanings)).toBe(68);
  expect(spentBy(["walking"], [seen("walking", 20, 20)], () => planned)).toBe(20);
  expect(spentBy(both, [seen("soccer", 96, 4)], () => balance)).toBeUndefined();
});
