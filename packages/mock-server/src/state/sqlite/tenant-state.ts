import * as v from "valibot";
import { faultOf } from "../../fault-effect.ts";
import { type FaultName, faults } from "../../faults.ts";
import type { TenantRecord } from "../records.ts";

/** What a state file holds is not what a mock wrote. The message names the place, never a value: it may be an address. */
export class InvalidStateError extends Error {
  override readonly name = "InvalidStateError";
}

const number = v.number();
const times = v.union([number, v.literal("always")]);
const fault = v.looseObject({ fault: v.string(), effect: v.looseObject({ kind: v.string() }) });

/** The column `state`: a TenantRecord. */
const state = v.object({
  clock: v.object({ wall: number, virtual: number, scale: number }),
  settings: v.looseObject({
    profile: v.optional(v.record(v.string(), v.unknown())),
    faults: v.optional(v.array(v.intersect([fault, v.looseObject({ probability: number })]))),
  }),
  queue: v.object({
    last: number,
    answers: v.array(v.looseObject({ id: number, scenario: v.string(), times, fault: v.optional(fault) })),
  }),
  lastAccount: number,
});

const faultCall = { fault: v.picklist(Object.keys(faults) as FaultName[]), value: v.optional(v.string()) };
const isFault = (scenario: string): scenario is FaultName => Object.hasOwn(faults, scenario);

/** As the first version had it: a fault was kept as it is written. */
const firstState = v.pipe(
  v.looseObject({
    settings: v.looseObject({ faults: v.optional(v.array(v.object({ ...faultCall, probability: number }))) }),
    next: v.array(v.looseObject({ scenario: v.string(), value: v.optional(v.string()) })),
    lastNext: number,
  }),
  v.transform(({ settings, next, lastNext, ...rest }) => ({
    ...rest,
    settings: {
      ...settings,
      ...(settings.faults && {
        faults: settings.faults.map(({ probability, ...call }) => ({ ...faultOf(call), probability })),
      }),
    },
    queue: {
      last: lastNext,
      answers: next.map(({ value, scenario, ...answer }) => ({
        ...{ ...answer, scenario },
        ...(isFault(scenario) && { fault: faultOf({ fault: scenario, value }) }),
      })),
    },
  })),
);

/** @throws InvalidStateError */
function parse<Output>(schema: v.GenericSchema<unknown, Output>, text: string, what: string): Output {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text, { abortEarly: true });
  if (result.success) return result.output;
  throw new InvalidStateError(`${what} is invalid at ${v.getDotPath(result.issues[0]) ?? "its begin"}`);
}

/** A fault and a profile are checked as far as the mock could not run with them. */
export const parseState = (text: string) => parse(state, text, "a state") as unknown as TenantRecord;
export const parseLanes = (text: string) => parse(v.array(number), text, "a list of lanes");
export const parseResult = (text: string) => parse(v.looseObject({}), text, "a result");
/** From the first version. */
export const migrateState = (text: string) => JSON.stringify(parse(firstState, text, "a state"));
