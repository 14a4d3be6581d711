// What can be asked for, as the mock lists it itself: so a new scenario is in the traffic, too.

import { submit } from "./accounts.mjs";
import { control } from "./control.mjs";

export async function readScenarios(baseUrl) {
  const { scenarios } = await control(baseUrl, "GET", "/__mock/scenarios");
  const faults = scenarios.filter(({ category }) => category === "fault");
  const answers = scenarios.filter(
    ({ category, operations }) => category !== "fault" && operations.includes(submit.slug),
  );
  return {
    answers,
    faults,
    faultNames: new Set(faults.map(({ name }) => name)),
    /** Those that can meet a request before the end of its body. */
    earlyFaults: new Set(faults.filter(({ fault }) => fault.phase === "upload").map(({ name }) => name)),
  };
}
