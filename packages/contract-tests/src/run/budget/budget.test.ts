import { operationOf } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { exchangeOf, type Given } from "../../checks/ledger/testing/exchange.ts";
import type { Exchange } from "../../model/exchange.ts";
import { mayStillSpend, spentIn, stopAfter } from "./budget.ts";

const operation = operationOf("analyzeSoccer");
let last = 0;
const exchange = (given: Omit<Given, "id">) => exchangeOf({ id: ++last, ...given });

const success = (credit: unknown, more: Omit<Given, "id"> = {}) =>
  exchange({ body: { state: 1, wait_time: 11, file_exist: false, credit }, ...more });
const refusal = (code: number, credit?: unknown, more: Omit<Given, "id"> = {}) =>
  exchange({ body: { state: false, status: code, credit }, status: code, ...more });
const page = (status: number) => exchange({ body: "<html>", status });
const none = (more: Partial<Exchange> = {}) => exchange({ more });

const mayGoOn = (exchanges: readonly Exchange[], allowed: number) =>
  mayStillSpend(exchanges, operation, allowed)?.because;

test("a run goes on while answers come and cost what was planned", () => {
  expect(stopAfter([])).toBeUndefined();
  const planned = [refusal(412, 100), success(4), success(4), success(4), refusal(412, 88)];
  const balance = [refusal(412, 100), success(96), success(92), success(92), refusal(412, 92)];
  const omitted = [refusal(412), success(96), success(92)];
  for (const all of [planned, balance, omitted]) {
    for (const at of all.keys()) expect(stopAfter(all.slice(0, at + 1))).toBeUndefined();
  }
});

test.each([
  ["nothing was sent", [], 4],
  ["each request counts, whether it is accepted or not", [refusal(412), refusal(412)], 12],
  ["a credit is a price", [success(4), success(4)], 12],
  ["a balance fell", [refusal(412, 100), success(96)], 12],
  ["a balance is text", [refusal(412, "100"), success("90")], 30],
  ["a balance is no whole number", [refusal(412, 100), success(90.5)], 28.5],
  ["a price is text", [success("10")], 20],
  [
    "a dearer price is revealed, which the refusal may have cost as well",
    [refusal(412, 100), success(90)],
    30,
  ],
  ["refusals are seen to be free", [refusal(412, 100), success(96), refusal(412, 96)], 8],
  ["a balance tells nothing where none is before it", [success(996)], 54],
  ["a balance after it tells", [success(996), success(992)], 12],
  ["a refusal that identified nobody says 0", [refusal(412, 0), success(988), refusal(412, 988)], 54],
  ["keys that were never issued cost nothing", [refusal(420, 0, { keys: "nobody" })], 4],
  ["what did not leave this machine costs nothing", [none({ requestSent: "none" })], 4],
  ["an account has few credits", [refusal(412, 10), success(6)], 12],
  ["a few credits are a price, or all that is left", [success(6)], 12],
  ["what a gateway turned away counts", [page(429), page(403)], 12],
])("%s: one more request needs that to be allowed", (_, exchanges, needed) => {
  expect(mayGoOn(exchanges, needed)).toBeUndefined();
  expect(mayGoOn(exchanges, needed - 0.5)).toMatch(
    /credits may have been charged, and the next request may cost/,
  );
});

test.each([
  ["without a credit", success(undefined)],
  ["with one that is no number", success("1,000")],
  ["with one below 0", success(-4)],
  ["with one that is null", success(null)],
  ["that is a page", page(200)],
  ["that is an error of a gateway behind which it may have arrived", page(502)],
  ["that broke off", none({ partial: { status: 200, bytes: 10 }, answerReceived: "part" })],
  ["that never came", none()],
  ["that never came, of a request that broke off", none({ requestSent: "part" })],
])("after an answer %s, nothing that may be charged is sent any more", (_, exchange) => {
  const why = mayGoOn([refusal(412, 100), exchange], 1000);
  expect(why).toMatch(new RegExp(`^#${exchange.id} .*, so nothing more that may be charged is sent: `));
  expect(stopAfter([refusal(412, 100), exchange])).toBeUndefined();
});

test("the reason names a price that is not the page's, and a balance that tells nothing", () => {
  const dear = [refusal(412, 100), success(90)];
  expect(mayGoOn(dear, 20)).toMatch(/an accepted file costs 10 credits .* the page says 4, or somebody else/);
  expect(mayGoOn(dear, 20)).toMatch(/: --allow-spend 30 lets it go on$/);
  expect(mayGoOn([success(996)], 20)).toContain(
    "has credit 996, and no balance before it tells what it cost: up to 50",
  );
});

test.each([
  ["another file took more", [success(96), success(92), success(84)]],
  ["the first file took more", [success(96), success(86), success(82)]],
  [
    "a refusal took something, and one like it nothing",
    [refusal(412, 96), refusal(412, 96), refusal(412, 92)],
  ],
])("where sums cannot be made, since %s, the run stops", (_, exchanges) => {
  expect(stopAfter(exchanges.slice(0, -1))).toBeUndefined();
  const stop = stopAfter(exchanges);
  expect(stop).toMatchObject({ verdict: "budget-exhausted" });
  expect(stop?.because).toMatch(
    /the balance fell by \d+ .*: somebody else uses the account, or .* --only some again/,
  );
});

test("what was read between two balances may be what was charged, and a balance that stays may fall later", () => {
  const read = exchange({ body: { impact: {} }, more: { operation: "analysis-soccer-result" } });
  const reads = [success(96), success(92), { ...read, id: ++last }, success(80)].map((one, at) => ({
    ...one,
    id: at + 1,
  }));
  expect(stopAfter(reads)?.because).toContain(
    "somebody else uses the account, reading is charged (#3), or not all",
  );
  expect(mayGoOn([refusal(412, 1000), success(1000)], 20)).toContain(
    "as it was before: what it cost may show later",
  );
  expect(mayGoOn([success(4000), success(996)], 60)).toMatch(/look at the charges of the account first$/);
});

test("a top-up, and a price that is the same each time, stop nothing", () => {
  expect(stopAfter([success(96), success(592), success(588)])).toBeUndefined();
  expect(stopAfter([success(96), success(86), success(76)])).toBeUndefined();
});

test("refusals before an account is identified say 0, and later ones the balance: nothing has gone", () => {
  const all = [success(988), refusal(412, 0), refusal(412, 988), refusal(412, 0), refusal(412, 988)];
  for (const at of all.keys()) expect(stopAfter(all.slice(0, at + 1))).toBeUndefined();
});

test("the first 422 to the keys of the account stops the run, wherever the API has its code", () => {
  expect(stopAfter([refusal(422, 0)])).toMatchObject({ verdict: "budget-exhausted" });
  const ok = exchange({ body: { state: false, status_code: 422 }, status: 200 });
  expect(stopAfter([ok])).toMatchObject({ verdict: "budget-exhausted" });
});

test.each([
  ["to other keys", refusal(422, 0, { keys: "nobody" })],
  ["to keys of which one is wrong", refusal(422, 0, { keys: "own, wrong APIKey" })],
  ["of a framework", exchange({ body: { detail: [] }, status: 422 })],
  ["of a page", page(422)],
  ["of a read", refusal(422, 0, { more: { operation: "analysis-soccer-result" } })],
])("a 422 %s says nothing of the account", (_, exchange) => {
  expect(stopAfter([exchange])).toBeUndefined();
});

test.each([403, 420, 421])("right keys that the API refuses with %d stop the run, others do not", (code) => {
  expect(stopAfter([refusal(code)])).toMatchObject({ verdict: "not-authorised" });
  expect(stopAfter([refusal(code, 0, { keys: "nobody" })])).toBeUndefined();
  expect(stopAfter([refusal(code, 0, { keys: "own, wrong UserKey" })])).toBeUndefined();
  expect(stopAfter([page(code)])).toBeUndefined();
  expect(stopAfter([exchange({ body: { message: "Forbidden" }, status: code })])).toBeUndefined();
});

test("no server: the second request without an answer stops the run, unless there was one", () => {
  const dead = () => none({ requestSent: "none", failure: "ECONNREFUSED" });
  expect(stopAfter([dead()])).toBeUndefined();
  expect(stopAfter([dead(), dead()])).toEqual({
    verdict: "unreachable",
    because: "no request was answered (ECONNREFUSED)",
  });
  expect(stopAfter([success(4), dead(), dead()])).toBeUndefined();
});

test("a limit that was reached stops the run", () => {
  expect(stopAfter([none({ failure: "LimitError" })])?.because).toContain("--max-requests and --max-bytes");
});

test("what was spent is given as far as the answers show it", () => {
  const spent = (...exchanges: Exchange[]) => spentIn(exchanges).spent;
  expect(spent()).toBe(0);
  expect(spent(refusal(411, 0, { keys: "nobody" }))).toBe(0);
  expect(spent(success(4), success(4))).toBe(8);
  expect(spent(success(96), success(92))).toBe(8);
  expect(spent(refusal(412, 100), success("96"))).toBe(4);
  expect(spent(refusal(412, 96), success(4), refusal(412, 88))).toBe(12);
  expect(spent(success(96))).toBeUndefined();
  expect(spent(refusal(412, 100))).toBeUndefined();
  expect(spent(success(4), none())).toBeUndefined();
  expect(spent(refusal(412, 100), none(), refusal(412, 96))).toBe(4);
});
