import {
  checkFaultRule,
  type FaultCall,
  type FaultName,
  type FaultRule,
  faults,
  numbersOf,
} from "./faults.ts";

/** What happens to an answer on its way. */
export type WireEffect =
  /** Its body comes a byte at a time, every so many ms. */
  | { readonly kind: "dribble"; readonly pace: number }
  /** The connection is reset instead. */
  | { readonly kind: "reset" }
  /** Nothing comes. */
  | { readonly kind: "hang" }
  /** The connection closes before the length that the head promised. */
  | { readonly kind: "cut" };

/** What a fault does to an answer, once there is one, or in place of one. */
export type FaultEffect =
  /** It is held back, so many ms. */
  | { readonly kind: "latency"; readonly least: number; readonly most: number }
  | { readonly kind: "gateway"; readonly status: 308 | 413 | 502 | 504 }
  | { readonly kind: "half" }
  | { readonly kind: "empty" }
  | WireEffect;

/** A fault as it acts: plain JSON. Its value stays as it was given, to be shown. */
export type Fault = FaultCall & {
  readonly effect: FaultEffect;
  /** Bytes of the body that may arrive before it shows; -1 if it waits for none. Left out: for all. */
  readonly after?: number;
};

/** A fault that a share of the requests meets, above 0 and up to 1. */
export type ChanceFault = Fault & { readonly probability: number };

type Acting = Pick<Fault, "effect" | "after">;

const effects: { readonly [Name in FaultName]: (least: number, most: number) => Acting } = {
  latency: (least, most) => ({ effect: { kind: "latency", least, most } }),
  dribble: (pace) => ({ effect: { kind: "dribble", pace } }),
  "reset-upload": (bytes) => ({ effect: { kind: "reset" }, after: bytes - 1 }),
  "reset-answer": () => ({ effect: { kind: "reset" } }),
  "early-413": (bytes) => ({ effect: { kind: "gateway", status: 413 }, after: bytes - 1 }),
  hang: () => ({ effect: { kind: "hang" } }),
  "truncated-json": () => ({ effect: { kind: "half" } }),
  "wrong-length": () => ({ effect: { kind: "cut" } }),
  "empty-body": () => ({ effect: { kind: "empty" } }),
  "html-502": () => ({ effect: { kind: "gateway", status: 502 } }),
  "html-504": () => ({ effect: { kind: "gateway", status: 504 } }),
  "redirect-308": () => ({ effect: { kind: "gateway", status: 308 }, after: -1 }),
};

/** @throws RangeError the fault is unknown, or does not take the value; it says what is allowed. */
export function faultOf(call: FaultCall): Fault {
  const { fault, value } = call;
  const [least, most] = numbersOf(call);
  return { fault, ...(value !== undefined && { value }), ...effects[fault](least, most) };
}

/** @throws RangeError the fault or the probability cannot be used. */
export const chanceFaultOf = ({ fault, value, probability }: FaultRule): ChanceFault => ({
  ...faultOf({ fault, value }),
  probability: checkFaultRule({ fault, value, probability }).probability,
});

/** Whether it shows before the answer of the API is made. */
export const isOfUpload = ({ fault }: Fault): boolean => faults[fault].phase === "upload";
