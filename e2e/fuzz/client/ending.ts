import { deepStrictEqual, ok } from "node:assert/strict";
import { inspect } from "node:util";
import { isRemoError } from "@remo-kit/client";
import { finds } from "@remo-kit/common/testing/secrets";
import { keys, uuid, video } from "./call.ts";

const isStatus = (value: unknown) =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 999;
const isText = (value: unknown) => typeof value === "string";
const orNone = (is: (value: unknown) => boolean) => (value: unknown) => value === undefined || is(value);
const isMeaning = (value: unknown) =>
  typeof value === "object" &&
  value !== null &&
  isText((value as { en?: unknown }).en) &&
  isText((value as { ko?: unknown }).ko);
const isBoolean = (value: unknown) => typeof value === "boolean";

type Shape = { readonly [property: string]: (value: unknown) => boolean };

/** What each error of a call has beside its `uuid`; the others are not for what a server does. */
const shapes: { readonly [name: string]: Shape } = {
  RemoApiError: {
    code: (value) => isStatus(value) && (value as number) >= 300,
    reason: orNone(isText),
    category: orNone((value) => ["input", "account", "process", "not-ready"].includes(value as string)),
    meaning: orNone(isMeaning),
    advice: orNone(isMeaning),
    retry: orNone(isText),
    docsUrl: orNone((value) => URL.canParse(value as string)),
    apiMessage: isText,
    credit: orNone((value) => typeof value === "number"),
    httpStatus: isStatus,
  },
  RemoGatewayError: {
    httpStatus: isStatus,
    excerpt: (value) => isText(value) && (value as string).length <= 200,
  },
  RemoProtocolError: { httpStatus: isStatus },
  RemoNetworkError: { mayHaveArrived: isBoolean },
  RemoTimeoutError: {
    mayHaveArrived: isBoolean,
    phase: (value) => ["connect", "upload", "answer", "total"].includes(value as string),
  },
};

const receipt: Shape = {
  uuid: (value) => isText(value) && (value as string).toLowerCase() === uuid,
  waitTime: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  readyAt: (value) => value instanceof Date && !Number.isNaN(value.getTime()),
  fileExists: isBoolean,
  credit: Number.isSafeInteger,
  message: isText,
  raw: (value) => typeof value === "object" && value !== null,
};

const isObject = (value: unknown) => typeof value === "object" && value !== null;
const result: Shape = { uuid: (value) => value === uuid, metrics: isObject, raw: isObject };

/** Proves that a call has ended as its type says, and that no error has a secret; gives what it ended with. */
export function endingOf(ended: unknown): string {
  if (!(ended instanceof Error)) {
    const isResult = isObject(ended) && Object.hasOwn(ended as object, "metrics");
    has(isResult ? result : receipt, ended as object);
    return isResult ? "result" : "receipt";
  }
  const shape = isRemoError(ended) ? shapes[ended.name] : undefined;
  ok(shape, `an error that is none of a call's: ${inspect(ended)}`);
  has({ ...shape, operation: isText, uuid: (value) => value === uuid }, ended);
  assertNoSecret(ended);
  return ended.name;
}

function has(shape: Shape, value: object): void {
  const wrong = Object.entries(shape).filter(
    ([property, isRight]) => !isRight(value[property as keyof object]),
  );
  deepStrictEqual(
    wrong.map(([property]) => property),
    [],
    `not of their types, in ${inspect(value)}`,
  );
}

const base64 = Buffer.from(video).toString("base64");
/** So many characters of the video's base64 are a piece of it; fewer could be anything. */
const piece = 60;

function assertNoSecret(error: Error): void {
  const shown = { depth: 20, showHidden: true, maxStringLength: null, maxArrayLength: null };
  const text = `${inspect(error, shown)}\n${JSON.stringify(error)}\n${error.stack}`;
  const found = Object.entries(keys).filter(([, secret]) => finds(text, secret));
  deepStrictEqual(
    found.map(([name]) => name),
    [],
    "an error shows a key",
  );
  const runs = text.match(new RegExp(`[\\w+/]{${piece}}`, "g")) ?? [];
  ok(!runs.some((run) => base64.includes(run)), "an error shows a piece of the video");
}
