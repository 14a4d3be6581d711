import { type Family, profiles } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import { combined, measure, measureFamily } from "./measure.ts";
import { altered, answered } from "./testing/change.ts";
import { record } from "./testing/record.ts";

const all = await record();
const ofRead = (exchanges: typeof all) =>
  exchanges.filter(({ operation }) => operation === "analysis-soccer-result");
const others = all.filter(({ operation }) => operation === "analysis-soccer");

test("what one family shows holds for all: nothing is said of it a second time", () => {
  const { profile, readings } = measure(all);
  expect(profile).toEqual(profiles.documented);
  expect(readings.every(({ family }) => family === undefined)).toBe(true);
});

test("a read is measured with the submit of its family, and an answer of another form contradicts it", () => {
  const odd = altered(altered(ofRead(all), "empty-body", { state: 0 }), "read:unknown-uuid", { state: 0 });
  expect(odd).not.toEqual([]);
  const { readings } = measureFamily("soccer", [...others, ...odd]);
  const { failureState } = readings.find(({ id }) => id === "state-type")?.readings ?? {};
  expect(failureState).toMatchObject({
    undecided: expect.stringContaining("contradictory"),
    contradicts: true,
    proof: expect.arrayContaining([odd[0]?.id]),
  });
});

test("what only the read shows is found as well", () => {
  const { profile } = measure(ofRead(all));
  expect(profile).toMatchObject({ failureState: false, statusKey: "status", httpStatus: "code" });
});

test("the address of the result is that of the read alone (A17)", () => {
  const gone = answered(ofRead(all), "empty-body", { status: 404, text: "<h1>404</h1>" });
  const reading = (exchanges: typeof all) =>
    measure(exchanges).readings.find(({ id }) => id === "result-address")?.readings.reading;
  expect(reading([...others, ...gone])).toMatchObject({ value: "not served" });
  expect(reading(all)).toMatchObject({ value: "served" });
  expect(reading(others)).toHaveProperty("undecided");
});

test("of a further family stays what differs, and what the first leaves open is taken from it", () => {
  const soccer = measureFamily(
    "soccer",
    others.filter(({ sent }) => sent.keys !== "own"),
  );
  const golf = measureFamily(
    "soccer",
    all.map((exchange) => ({ ...exchange, id: exchange.id + 100 })),
  );
  const differing = {
    ...golf,
    family: "golf" as Family,
    profile: { ...golf.profile, httpStatus: "ok" as const },
  };
  const { profile, undecided, readings } = combined([soccer, differing]);
  expect(profile).toEqual({ ...profiles.documented, families: { golf: { httpStatus: "ok" } } });
  expect(undecided).toEqual([]);
  expect(new Set(readings.map(({ family }) => family))).toEqual(new Set([undefined, "golf"]));
});
