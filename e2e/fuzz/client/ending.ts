import { deepStrictEqual, ok } from "node:assert/strict";
import { inspect } from "node:util";
import { isRemoError } from "@remo-kit/client";
import { finds } from "@remo-kit/common/testing/secrets";
import { keys, uuid, video } from "./call.ts";

type Shape = { readonly [property: string]: (value: unknown) => boolean };

const isStatus = (value: unknown) =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 999;
const isText = (value: unknown) => typeof value === "string";
const orNone = (is: (value: unknown) => boolean) => (value: unknown) => value === undefined || is(value);
const isMeaning = (value: unknown) =>
  typeof value === "object" &&
  value !== null &&
  isText((value as { en?: unknown }).en) &&
  isText((value as { ko?: unknown }).ko);
const isObject = (value: unknown) => typeof value === "object" && value !== null;
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText);
const isBoolean = (value: unknown) => typeof value === "boolean";

const isCount = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;
const isAnswer = (value: unknown) => {
  const { httpStatus, headers, body } = Object(value) as { [name: string]: unknown };
  return isStatus(httpStatus) && isObject(headers) && isText(body) && Buffer.byteLength(`${body}`) <= 65_536;
};
const read: Shape = {
  answer: orNone(isAnswer),
  serverUuid: orNone(isText),
  credit: orNone(Number.isFinite),
  waitTime: orNone(isCount),
};
const answered: Shape = { ...read, answer: isAnswer, httpStatus: isStatus };
const every: Shape = {
  operation: isText,
  uuid: (value) => value === uuid,
  sent: (value) => ["none", "part", "all"].includes(value as string),
  charged: (value) => ["no", "unknown"].includes(value as string),
};

/** What each error of a call has beside those; the others are not for what a server does. */
const shapes: { readonly [name: string]: Shape } = {
  RemoApiError: {
    ...answered,
    code: (value) => isStatus(value) && (value as number) >= 300,
    reason: orNone(isText),
    category: orNone((value) => ["input", "account", "process", "not-ready"].includes(value as string)),
    meaning: orNone(isMeaning),
    advice: orNone(isMeaning),
    retry: orNone(isText),
    docsUrl: orNone((value) => URL.canParse(value as string)),
    apiMessage: isText,
  },
  RemoGatewayError: {
    ...answered,
    excerpt: (value) => isText(value) && (value as string).length <= 200,
  },
  RemoProtocolError: answered,
  RemoNetworkError: { ...read, mayHaveArrived: isBoolean },
  RemoTimeoutError: {
    ...read,
    mayHaveArrived: isBoolean,
    phase: (value) => ["connect", "upload", "answer", "total"].includes(value as string),
  },
};

const receipt: Shape = {
  uuid: (value) => isText(value) && value !== "",
  sentUuid: (value) => value === uuid,
  waitTime: orNone(isCount),
  readyAt: (value) => value instanceof Date && !Number.isNaN(value.getTime()),
  fileExists: orNone(isBoolean),
  credit: orNone(Number.isFinite),
  message: orNone(isText),
  warnings: isTexts,
  raw: (value) => typeof value === "object" && value !== null,
};

const result: Shape = {
  uuid: (value) => value === uuid,
  warnings: isTexts,
  raw: isObject,
};

/** Proves that a call has ended as its type says, and that no error has a secret; gives what it ended with. */
export function endingOf(ended: unknown): string {
  if (!(ended instanceof Error)) {
    const isResult = isObject(ended) && !Object.hasOwn(ended as object, "readyAt");
    has(isResult ? result : receipt, ended as object);
    assertNoSecret(ended as object);
    return isResult ? "result" : "receipt";
  }
  const shape = isRemoError(ended) ? shapes[ended.name] : undefined;
  ok(shape, `an error that is none of a call's: ${inspect(ended)}`);
  has({ ...every, ...shape }, ended);
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

function assertNoSecret(error: object): void {
  const shown = { depth: 20, showHidden: true, maxStringLength: null, maxArrayLength: null };
  const text = `${inspect(error, shown)}\n${JSON.stringify(error)}\n${(error as Error).stack}`;
  const found = Object.entries(keys).filter(([, secret]) => finds(text, secret));
  deepStrictEqual(
    found.map(([name]) => name),
    [],
    "a key is shown",
  );
  const runs = text.match(new RegExp(`[\\w+/]{${piece}}`, "g")) ?? [];
  ok(!runs.some((run) => base64.includes(run)), "a piece of the video is shown");
}
