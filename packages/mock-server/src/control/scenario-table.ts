import { type FaultName, faults } from "../faults.ts";
import { type Scenario, scenarios } from "../scenarios.ts";
import type { MockScenario } from "./schemas.ts";

/** The scenarios with what is known of each fault, as data. */
export const scenarioTable: readonly MockScenario[] = [...scenarios.values()].map(
  ({ name, category, code, uuidSuffix, text }: Scenario) => ({
    name,
    category,
    ...(code === undefined ? {} : { code }),
    uuidSuffix,
    ...(category === "fault" ? { fault: faultOf(name as FaultName) } : {}),
    text,
  }),
);

function faultOf(name: FaultName): NonNullable<MockScenario["fault"]> {
  const fault = faults[name];
  return { phase: fault.phase, ...("value" in fault ? { value: fault.value } : {}) };
}
