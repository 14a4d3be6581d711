import type { Rules } from "./check.ts";

type Holds = (value: unknown) => boolean;

const a =
  (type: string): Holds =>
  (value) =>
    typeof value === type;
const number =
  (holds: (value: number) => boolean): Holds =>
  (value) =>
    typeof value === "number" && holds(value);

const callback = ["a function", a("function")] as const;
const flag = ["true or false", a("boolean")] as const;
const limit = ["a number of ms greater than 0", number((ms) => ms > 0)] as const;
const interval = ["a finite number of ms greater than 0", number((ms) => ms > 0 && ms < 1 / 0)] as const;
const pause = ["a number of ms", number((ms) => ms >= 0)] as const;

/** White space and what cannot be seen come with copying, and no server tells them from a wrong key. */
const key = [
  "a non-empty string without white space around it or control characters in it",
  (value: unknown) =>
    typeof value === "string" && /^\S(.*\S)?$/.test(value) && !/[\p{C}\p{Zl}\p{Zp}]/u.test(value),
  "needed",
] as const;

const urlOf = (value: unknown): URL | undefined => {
  const url = typeof value === "string" && URL.canParse(value) ? new URL(value) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
};

/** What every call takes. */
const callRules = {
  timeout: { connect: limit, idle: limit, answer: limit, total: limit, result: limit },
  retry: {
    attempts: [
      "a whole number from 1 to 10",
      number((count) => Number.isInteger(count) && count >= 1 && count <= 10),
    ],
    resend: flag,
    firstPause: pause,
    longestPause: pause,
  },
  poll: { first: interval, longest: interval },
  onProgress: callback,
} as const satisfies Rules;

/** What each call takes for itself, beside the fields of its operation. */
export const inputRules = {
  ...callRules,
  uuid: ["a UUID with its hyphens (F08)", a("string")],
  signal: ["an AbortSignal", (value) => typeof Object(value).removeEventListener === "function"],
} as const satisfies Rules;

/** What a client that reads takes. */
export const readerRules = {
  email: key,
  baseUrl: [
    "an http(s) URL without credentials, query or fragment",
    (value) => {
      const url = urlOf(value);
      return url !== undefined && !url.username && !url.password && !url.search && !url.hash;
    },
  ],
  allowInsecureHttp: flag,
  fetch: callback,
  agent: ["an agent of node:http or node:https", (value) => typeof Object(value).addRequest === "function"],
  // Each of them is looked at where they are made ready.
  headers: [
    "an object of names and values",
    (value) => typeof value === "object" && value !== null && !(Symbol.iterator in value),
  ],
  logger: callback,
  docs: ["an http(s) URL", (value) => urlOf(value) !== undefined],
  mockClock: flag,
  ...callRules,
} as const satisfies Rules;

/** What a client takes. */
export const clientRules = {
  ...readerRules,
  userKey: key,
  apiKey: key,
  store: ["{ begin, end, get, list }", (value) => typeof Object(value).begin === "function"],
} as const satisfies Rules;
