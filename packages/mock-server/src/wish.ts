import { type FaultCall, type FaultName, faults, parseFault } from "./faults.ts";
import type { NextAnswer } from "./next.ts";
import {
  type RefusalName,
  type Scenario,
  type SuccessName,
  scenarioNames,
  scenarioOfCode,
  scenarios,
} from "./scenarios.ts";

/** What a caller asks for: an answer, a fault, a delay, a wait time; each of them may be left to the state. */
export type Wish = {
  readonly answer?: SuccessName | RefusalName | undefined;
  readonly fault?: FaultCall | undefined;
  /** ms */
  readonly delay?: number | undefined;
  /** s */
  readonly waitTime?: number | undefined;
};

type Reader = (value: string) => Wish;

const codes = [...new Set([...scenarios.values()].flatMap(({ code }) => code ?? []))];

/** The preferences that the mock obeys. A reader throws a RangeError that says what is allowed. */
export const preferences: { readonly [name: string]: Reader } = {
  code(value) {
    const scenario = /^[1-9]\d\d$/.test(value) ? scenarioOfCode(Number(value)) : undefined;
    if (!scenario) throw new RangeError(`Prefer: code takes one of ${codes.join(", ")}.`);
    return wishOfScenario(scenario);
  },
  example(value) {
    const scenario = scenarios.get(value);
    if (!scenario) throw new RangeError(`Prefer: example takes one of ${scenarioNames.join(", ")}.`);
    return wishOfScenario(scenario);
  },
  fault(value) {
    return { fault: parseFault(value) };
  },
  delay(value) {
    return { delay: wholeNumber("delay", value, 600_000, "ms") };
  },
  wait_time(value) {
    return { waitTime: wholeNumber("wait_time", value, 1_000_000, "s") };
  },
};

/** Preferences that are registered and are nothing to a mock: ignored, as RFC 7240 says. */
const registered = [
  "respond-async",
  "return",
  "wait",
  "handling",
  "safe",
  "depth-noroot",
  "transclude",
  "timezone",
];

/**
 * What the preferences of a request ask for.
 *
 * @throws RangeError an unknown one is not ignored, as RFC 7240 would have it: a mistyped one would look obeyed.
 */
export function wishOfPreferences(given: ReadonlyMap<string, string>): Wish {
  let wish: Wish = {};
  for (const [name, value] of given) {
    if (registered.includes(name)) continue;
    const read = Object.hasOwn(preferences, name) ? preferences[name] : undefined;
    if (!read) {
      const known = Object.keys(preferences).join(", ");
      throw new RangeError(`The mock knows no preference ${JSON.stringify(name)}. It knows ${known}.`);
    }
    wish = merge(wish, read(value));
  }
  return wish;
}

export const wishOfScenario = ({ name, category }: Pick<Scenario, "name" | "category">): Wish =>
  category === "fault"
    ? { fault: { fault: name as FaultName } }
    : { answer: name as SuccessName | RefusalName };

export function wishOfNext({ scenario, value, delay, waitTime }: NextAnswer): Wish {
  const named = scenarios.get(scenario) as Scenario;
  const wish = wishOfScenario(named);
  // What it leaves open stays as a preference has it.
  return {
    ...wish,
    ...(wish.fault && { fault: { ...wish.fault, value } }),
    ...(delay !== undefined && { delay }),
    ...(waitTime !== undefined && { waitTime }),
  };
}

/** Two preferences may say different things, but not two different answers or faults. */
function merge(one: Wish, other: Wish): Wish {
  const twice = (["answer", "fault"] as const).find(
    (key) => one[key] && other[key] && JSON.stringify(one[key]) !== JSON.stringify(other[key]),
  );
  if (twice) {
    throw new RangeError(`Prefer asks for two different ${twice}s; give one of code, example and fault.`);
  }
  return { ...one, ...other };
}

function wholeNumber(name: string, value: string, most: number, unit: string): number {
  if (/^\d{1,9}$/.test(value) && Number(value) <= most) return Number(value);
  throw new RangeError(
    `Prefer: ${name} takes a whole number of ${unit} from 0 to ${most}; received ${JSON.stringify(value.slice(0, 40))}.`,
  );
}

/** Whether a fault shows before the answer of the API is made. */
export const isUploadFault = (call: FaultCall | undefined): boolean =>
  call !== undefined && faults[call.fault].phase === "upload";
