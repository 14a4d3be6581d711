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

/** What can happen on the wire that no answer of the API is. */
export const faults = {
  latency: {
    phase: "answer",
    suffix: "fa0170000001",
    value: { unit: "ms", default: "500-2000", most: 600_000 },
    text: {
      en: "The answer comes later: after a number of ms, or of a range such as 500-2000.",
      ko: "응답이 늦게 옵니다. 지연 시간은 ms 단위의 값이나 500-2000 같은 범위로 정합니다.",
    },
  },
  dribble: {
    phase: "answer",
    suffix: "fa0170000002",
    value: { unit: "ms", default: "50", most: 10_000 },
    text: {
      en: "The body of the answer comes one byte at a time, with so many ms between two.",
      ko: "응답 본문이 정해진 ms 간격으로 1바이트씩 옵니다.",
    },
  },
  "reset-upload": {
    phase: "upload",
    suffix: "fa0170000003",
    value: { unit: "bytes", default: "65536", most: Number.MAX_SAFE_INTEGER },
    text: {
      en: "The connection is reset when so many bytes of the body have arrived, or its end; 0 resets it before the first.",
      ko: "본문이 정해진 바이트 수만큼 도착하거나 모두 도착하면 연결이 끊어집니다(RST). 0이면 첫 바이트 전에 끊어집니다.",
    },
  },
  "reset-answer": {
    phase: "answer",
    suffix: "fa0170000004",
    text: {
      en: "The whole request is taken and paid for, then the connection is reset instead of an answer.",
      ko: "요청을 모두 받아 크레딧까지 차감한 뒤, 응답 없이 연결을 끊습니다(RST).",
    },
  },
  "early-413": {
    phase: "upload",
    suffix: "fa0170000413",
    value: { unit: "bytes", default: "65536", most: Number.MAX_SAFE_INTEGER },
    text: {
      en: "A gateway refuses the size with an HTML 413 while the body still arrives, after so many bytes of it.",
      ko: "본문이 전송되는 도중 정해진 바이트 수가 도착하면 게이트웨이가 크기를 이유로 HTML 413을 응답합니다.",
    },
  },
  hang: {
    phase: "answer",
    suffix: "fa0170000005",
    text: {
      en: "The whole request is taken and paid for, and no answer comes until the caller gives up.",
      ko: "요청을 모두 받아 크레딧까지 차감하지만, 호출한 쪽이 포기할 때까지 응답하지 않습니다.",
    },
  },
  "truncated-json": {
    phase: "answer",
    suffix: "fa0170000006",
    text: {
      en: "The answer ends in the middle of its JSON, with a content-length that fits what was sent.",
      ko: "응답의 JSON이 중간에서 끝납니다. content-length는 실제로 보낸 길이와 같습니다.",
    },
  },
  "wrong-length": {
    phase: "answer",
    suffix: "fa0170000007",
    text: {
      en: "The content-length promises more than is sent, and the connection closes after it.",
      ko: "content-length보다 적은 본문을 보내고 연결을 닫습니다.",
    },
  },
  "empty-body": {
    phase: "answer",
    suffix: "fa0170000008",
    text: {
      en: "The answer has its HTTP status and no body.",
      ko: "HTTP 상태 코드만 있고 본문이 없는 응답이 옵니다.",
    },
  },
  "html-502": {
    phase: "upload",
    suffix: "fa0170000502",
    text: {
      en: "A gateway answers 502 Bad Gateway in HTML; the request did not reach the API.",
      ko: "게이트웨이가 HTML로 502 Bad Gateway를 응답하며, 요청은 API에 전달되지 않습니다.",
    },
  },
  "html-504": {
    phase: "answer",
    suffix: "fa0170000504",
    text: {
      en: "A gateway answers 504 Gateway Time-out in HTML; the API took the request and was paid for it.",
      ko: "게이트웨이가 HTML로 504 Gateway Time-out을 응답하지만, API는 요청을 받아 크레딧을 차감했습니다.",
    },
  },
  "redirect-308": {
    phase: "upload",
    suffix: "fa0170000308",
    text: {
      en: "308 to the same address on https, as the live server answers on http (E01).",
      ko: "실제 서버가 http 요청에 하는 것처럼(E01) 같은 주소의 https로 308을 응답합니다.",
    },
  },
} as const satisfies { readonly [name: string]: FaultRow };

export type FaultName = keyof typeof faults;

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
