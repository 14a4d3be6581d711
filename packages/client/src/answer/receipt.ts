import type { components } from "@remo-kit/openapi";
import type { JsonObject, Reader } from "./answer.ts";

/** An accepted request, as it came over the wire. */
export type RawReceipt = components["schemas"]["AnalysisSoccerReceipt"];

/** The request was accepted; the result is being generated. */
export type AnalysisReceipt = {
  /** UUID of the video (F11). */
  readonly uuid: string;
  /** Seconds, from the answer on, until the result is generated (F12, A12). */
  readonly waitTime: number;
  /** When the result should be ready, by the clock of this machine. */
  readonly readyAt: Date;
  /** Whether the file already existed (F13, A13). */
  readonly fileExists: boolean;
  /** Credits that will be used (F14); a sibling API answers the balance here (A04). */
  readonly credit: number;
  /** The API's own guidance (F10). */
  readonly message: string;
  /** The answer as it came over the wire. */
  readonly raw: RawReceipt;
};

export const receipt: Reader<AnalysisReceipt> = (body, uuid) => {
  const wrong = Object.entries(fields).find(([name, isRight]) => !isRight(body[name], uuid));
  if (wrong) return { problem: `\`${wrong[0]}\` is missing or not as it must be` };
  const raw = body as JsonObject & RawReceipt;
  const { wait_time: waitTime, file_exist: fileExists, credit, message } = raw;
  const readyAt = new Date(Math.min(Date.now() + waitTime * 1000, lastDate));
  return { result: { uuid: raw.uuid, waitTime, readyAt, fileExists, credit, message, raw } };
};

/** The last moment that a Date can be; a server may name any wait. */
const lastDate = 8_640_000_000_000_000;

const isText = (value: unknown): value is string => typeof value === "string";
const isInt = (value: unknown): value is number => Number.isSafeInteger(value);

const fields: { readonly [Name in keyof RawReceipt]: (value: unknown, uuid: string) => boolean } = {
  state: (value) => value === 1 || value === true, // A01
  uuid: (value, uuid) => isText(value) && value.toLowerCase() === uuid.toLowerCase(),
  wait_time: (value) => isInt(value) && value >= 0,
  file_exist: (value) => typeof value === "boolean",
  credit: isInt,
  message: isText,
};
