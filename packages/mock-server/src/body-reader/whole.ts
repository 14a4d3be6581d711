import { isAscii } from "node:buffer";
import { sniffedBytes } from "@remo-kit/common/container";
import { byte } from "./bytes.ts";
import type { BodyOptions, Limits } from "./limits.ts";
import type { Field, ReadBody } from "./read-body.ts";
import { decodeText } from "./video/digits.ts";
import { hashOf } from "./video/hash.ts";

/**
 * Reads a small body that is there as a whole, many times as fast as the one that reads pieces. It gives up with
 * undefined on whatever could need more than `JSON.parse`: it never reports a problem or a flaw.
 */
export function readSimple(body: Buffer, options: BodyOptions, limits: Limits): ReadBody | undefined {
  if (body.length > limits.fieldBytes || !isAscii(body) || isNested(body)) return undefined;
  const members = parse(body.toString("latin1"));
  if (members === undefined) return undefined;
  const fields: { [name: string]: Field } = new Bare();
  for (const name of options.keep) {
    if (Object.hasOwn(members, name)) fields[name] = fieldOf(members[name]);
  }
  if (options.video !== undefined && Object.hasOwn(members, options.video)) {
    const video = videoOf(members[options.video]);
    if (video === undefined) return undefined;
    fields[options.video] = video;
  }
  return { bytes: body.length, fields };
}

/** As `Object.create(null)`, which V8 makes a slow dictionary of. */
const Bare = function Bare() {} as unknown as new () => { [name: string]: Field };
Bare.prototype = Object.create(null);

/** Whether there may be anything within the outermost object but plain values. */
function isNested(body: Buffer): boolean {
  return body.includes(byte.openBracket) || body.includes(byte.openBrace, body.indexOf(byte.openBrace) + 1);
}

function parse(text: string): { readonly [name: string]: unknown } | undefined {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function fieldOf(value: unknown): Field {
  if (typeof value === "string") return { type: "string", value };
  if (value === null) return { type: "null" };
  return { type: typeof value as "number" | "boolean" };
}

/** Undefined if the string is no base64. */
function videoOf(value: unknown): Field | undefined {
  if (typeof value !== "string") return fieldOf(value);
  const decoded = decodeText(value);
  if (!decoded) return undefined;
  const xxh64 = hashOf(decoded);
  const { length } = value;
  return {
    type: "video",
    video: { length, flaw: undefined, bytes: decoded.length, xxh64, head: decoded.subarray(0, sniffedBytes) },
  };
}
