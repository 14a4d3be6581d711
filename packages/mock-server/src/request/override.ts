import type { ErrorName, Operation } from "@remo-kit/openapi";
import { type Fault, faultOf, isOfUpload } from "../fault-effect.ts";
import { type FaultName, faultCall, faults, faultText } from "../faults.ts";
import type { JournalEntry } from "../journal/journal.ts";
import { isOf, menuOf } from "../scenarios.ts";
import type { QueuedAnswer } from "../state/records.ts";
import { parsePrefer } from "./prefer.ts";

/** What is asked for instead of what the state gives: an answer, a fault, a delay, a wait time; each may be left open. */
export type Wanted = {
  /** Name of an error or of an example of the operation. */
  readonly answer?: string | undefined;
  readonly fault?: Fault | undefined;
  /** ms */
  readonly delay?: number | undefined;
  /** s */
  readonly waitTime?: number | undefined;
  /** How the analysis of what is handed in fails. */
  readonly failure?: ErrorName | undefined;
};

export type Override = Wanted & {
  /** Who chose the answer or the fault, and in what words. */
  readonly by: JournalEntry["by"];
  readonly because: string;
  /** The preferences that were understood, as they are sent back. */
  readonly preferences: readonly (readonly [name: string, value: string])[];
};

export const noOverride: Override = { by: "state", because: "", preferences: [] };

/** Whether neither an answer nor a fault was asked for. */
export const isOpen = ({ answer, fault }: Override): boolean => !answer && !fault;

function overriding(override: Override, wanted: Wanted, by: Override["by"], because: string): Override {
  const merged = { ...override, ...wanted };
  return wanted.answer || wanted.fault ? { ...merged, by, because } : merged;
}

export const byUuid = (override: Override, name: string, uuid: string): Override =>
  overriding(override, wantedOf(name), "uuid", `the uuid ends in ${uuid.slice(-12).toLowerCase()}`);

export const byChance = (override: Override, fault: Fault): Override =>
  overriding(override, { fault }, "fault", `${fault.fault} is a fault that some requests meet`);

/** What a queued answer leaves open stays as a preference has it. */
export function byQueue(override: Override, { scenario, fault, delay, waitTime }: QueuedAnswer): Override {
  const wanted: Wanted = {
    ...(fault ? { fault } : { answer: scenario }),
    ...(delay !== undefined && { delay }),
    ...(waitTime !== undefined && { waitTime }),
  };
  return overriding(override, wanted, "next", `${scenario} was queued as the next answer`);
}

const wantedOf = (name: string): Wanted =>
  Object.hasOwn(faults, name) ? { fault: faultOf({ fault: name as FaultName }) } : { answer: name };

/** Throws a RangeError that says what is allowed. */
type ReadPreference = (value: string, operation: Operation) => Wanted;

/** The preferences that the mock obeys. */
const preferences: { readonly [name: string]: ReadPreference } = {
  code(value, operation) {
    const { byCode, codes } = menuOf(operation);
    const name = /^[1-9]\d\d$/.test(value) ? byCode.get(Number(value)) : undefined;
    if (name) return { answer: name };
    throw new RangeError(`Prefer: code takes one of ${[...new Set(codes.values())].join(", ")}.`);
  },
  example(value, operation) {
    if (isOf(operation, value)) return wantedOf(value);
    const names = [...menuOf(operation).codes.keys(), ...Object.keys(faults)];
    throw new RangeError(`Prefer: example takes one of ${names.join(", ")}.`);
  },
  fault: (value) => ({ fault: faultOf(faultCall(value)) }),
  delay: (value) => ({ delay: wholeNumber("delay", value, 600_000, "ms") }),
  wait_time: (value) => ({ waitTime: wholeNumber("wait_time", value, 1_000_000, "s") }),
  job(value, operation) {
    const failures = [...menuOf(operation).failures];
    const failure = failures.find((name) => name === value);
    if (failure) return { failure };
    const allowed = failures.length > 0 ? `takes one of ${failures.join(", ")}` : "is for what leaves a job";
    throw new RangeError(`Prefer: job ${allowed}.`);
  },
};

/** Preferences that are registered and are nothing to a mock: ignored, as RFC 7240 says. */
const registered = /^(respond-async|return|wait|handling|safe|depth-noroot|transclude|timezone)$/;

/**
 * What the `Prefer` header of a request asks for.
 *
 * @throws RangeError an unknown one is not ignored, as RFC 7240 would have it: a mistyped one would look obeyed.
 */
export function byPreferences(header: string, operation: Operation): Override {
  let wanted: Wanted = {};
  const understood: [string, string][] = [];
  for (const [name, value] of parsePrefer(header)) {
    if (registered.test(name)) continue;
    const read = Object.hasOwn(preferences, name) ? preferences[name] : undefined;
    if (!read) {
      const known = Object.keys(preferences).join(", ");
      throw new RangeError(`The mock knows no preference ${JSON.stringify(name)}. It knows ${known}.`);
    }
    wanted = merge(wanted, read(value, operation));
    understood.push([name, value]);
  }
  if (wanted.failure && wanted.answer) {
    throw new RangeError("Prefer: job is of what is accepted for analysis; leave out code and example.");
  }
  const because = understood.map(([name, value]) => `${name}=${value}`).join(", ");
  return overriding({ ...noOverride, preferences: understood }, wanted, "prefer", `Prefer: ${because}`);
}

/** Two preferences may say different things, but not two different answers or faults. */
function merge(one: Wanted, other: Wanted): Wanted {
  const answers = one.answer && other.answer && one.answer !== other.answer;
  const faulty = one.fault && other.fault && faultText(one.fault) !== faultText(other.fault);
  if (!answers && !faulty) return { ...one, ...other };
  const twice = answers ? "answers" : "faults";
  throw new RangeError(`Prefer asks for two different ${twice}; give one of code, example and fault.`);
}

function wholeNumber(name: string, value: string, most: number, unit: string): number {
  if (/^\d{1,9}$/.test(value) && Number(value) <= most) return Number(value);
  throw new RangeError(
    `Prefer: ${name} takes a whole number of ${unit} from 0 to ${most}; received ${JSON.stringify(value.slice(0, 40))}.`,
  );
}

/** Whether a fault shows while the body arrives, so that it cannot wait for what the body asks for. */
export const showsEarly = (fault: Fault | undefined): fault is Fault & { readonly after: number } =>
  fault?.after !== undefined && isOfUpload(fault);

/** How many bytes of the body may arrive before something shows: -1 if none is waited for, Infinity if all are. */
export const uploadLimit = ({ fault }: Override): number =>
  showsEarly(fault) ? fault.after : Number.POSITIVE_INFINITY;
