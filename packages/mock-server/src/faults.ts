import texts from "./fault-texts.json" with { type: "json" };

/**
 * When a fault shows: `upload` while the request arrives, so that it never reaches the API and costs nothing;
 * `answer` once the API has answered, so that an accepted request is paid for.
 */
export type FaultPhase = "upload" | "answer";

export type FaultRow = {
  readonly phase: FaultPhase;
  /** The last digits of a uuid that asks for it. */
  readonly suffix: string;
  /** What its value counts, if it takes one, and the value that it has otherwise. */
  readonly value?: { readonly unit: "ms" | "bytes"; readonly default: string; readonly most: number };
  readonly text: { readonly en: string; readonly ko: string };
};

const uploaded = { unit: "bytes", default: "65536", most: Number.MAX_SAFE_INTEGER } as const;

const rows = {
  latency: {
    phase: "answer",
    suffix: "fa0170000001",
    value: { unit: "ms", default: "500-2000", most: 600_000 },
  },
  dribble: { phase: "answer", suffix: "fa0170000002", value: { unit: "ms", default: "50", most: 10_000 } },
  "reset-upload": { phase: "upload", suffix: "fa0170000003", value: uploaded },
  "reset-answer": { phase: "answer", suffix: "fa0170000004" },
  "early-413": { phase: "upload", suffix: "fa0170000413", value: uploaded },
  hang: { phase: "answer", suffix: "fa0170000005" },
  "truncated-json": { phase: "answer", suffix: "fa0170000006" },
  "wrong-length": { phase: "answer", suffix: "fa0170000007" },
  "empty-body": { phase: "answer", suffix: "fa0170000008" },
  "html-502": { phase: "upload", suffix: "fa0170000502" },
  "html-504": { phase: "answer", suffix: "fa0170000504" },
  "redirect-308": { phase: "upload", suffix: "fa0170000308" },
} as const satisfies { readonly [Name in keyof typeof texts]: Omit<FaultRow, "text"> };

export type FaultName = keyof typeof rows;

/** What can happen on the wire that no answer of the API is. */
export const faults = Object.fromEntries(
  Object.entries(rows).map(([name, row]) => [name, { ...row, text: texts[name as FaultName] }]),
) as { readonly [Name in FaultName]: (typeof rows)[Name] & Pick<FaultRow, "text"> };

/** A fault with its value: what one request meets. */
export type FaultCall = {
  readonly fault: FaultName;
  /** A number of its unit, or for `latency` a range such as `500-2000`. Default: that of the fault. */
  readonly value?: string | undefined;
};

/** A fault that some of the requests meet. */
export type FaultRule = FaultCall & {
  /** The share of requests, above 0 and up to 1. */
  readonly probability: number;
};

/** `html-502`, `latency=200-1500`: how a fault is written in a preference, on the command line and in the journal. */
export const faultText = ({ fault, value }: FaultCall): string =>
  value === undefined ? fault : `${fault}=${value}`;

/** @throws RangeError the text names no fault, or a value that it does not take; it says what is allowed. */
export const parseFault = (text: string): FaultCall => checkFault(faultCall(text));

/** What a text names, unchecked. */
export function faultCall(text: string): FaultCall {
  const [name, value] = split(text, "=");
  return { fault: name as FaultName, value };
}

/** @throws RangeError the fault is unknown, or does not take the value; it says what is allowed. */
function checkFault(call: FaultCall): FaultCall {
  numbersOf(call);
  return call.value === undefined ? { fault: call.fault } : call;
}

/**
 * The number of a fault, or its default; twice, if it is no range.
 *
 * @throws RangeError the fault is unknown, or does not take the value; it says what is allowed.
 */
export function numbersOf({ fault, value }: FaultCall): readonly [least: number, most: number] {
  if (!Object.hasOwn(faults, fault)) {
    const known = Object.keys(faults).join(", ");
    throw new RangeError(`There is no fault ${JSON.stringify(fault)}; known are ${known}.`);
  }
  const { value: taken }: FaultRow = faults[fault];
  if (!taken && value === undefined) return [0, 0];
  if (!taken) throw new RangeError(`The fault ${fault} takes no value; received ${JSON.stringify(value)}.`);
  const text = value ?? taken.default;
  const [low, high = low] = fault === "latency" ? split(text, "-") : [text];
  const whole = [low, high].every((number) => /^\d{1,16}$/.test(number) && Number(number) <= taken.most);
  if (whole && Number(low) <= Number(high)) return [Number(low), Number(high)];
  const range = fault === "latency" ? ", or a range such as 500-2000" : "";
  throw new RangeError(
    `The fault ${fault} takes a whole number of ${taken.unit} from 0 to ${taken.most}${range}; received ${JSON.stringify(value)}.`,
  );
}

/**
 * `html-502:0.05`, `latency=200-1500:0.3`: a fault and the share of requests that meet it.
 *
 * @throws RangeError what is wrong with it, and what is allowed.
 */
export function parseFaultRule(text: string): FaultRule {
  const [call, share] = split(text, ":");
  return checkFaultRule({ ...parseFault(call), probability: share === undefined ? 1 : Number(share || "x") });
}

/** @throws RangeError the fault is unknown, or the probability is none. */
export function checkFaultRule({ probability, ...call }: FaultRule): FaultRule {
  const fault = checkFault(call);
  if (!(typeof probability === "number" && probability > 0 && probability <= 1)) {
    throw new RangeError(
      `The probability of the fault ${fault.fault} must be above 0 and at most 1, as in ${fault.fault}:0.05; received ${probability}.`,
    );
  }
  return { ...fault, probability };
}

function split(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
