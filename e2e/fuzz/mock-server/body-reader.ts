// Hostile bodies, read in pieces and as a whole, beside what JSON.parse and Buffer make of them.

import { deepStrictEqual, ok } from "node:assert/strict";
import fc from "fast-check";
import { defaultLimits } from "../../../packages/mock-server/src/body-reader/limits.ts";
import type { ReadBody } from "../../../packages/mock-server/src/body-reader/read-body.ts";
import { cuts, cutsWithin } from "../../../packages/mock-server/src/body-reader/testing/bodies.ts";
import { comparable, expectedBody } from "../../../packages/mock-server/src/body-reader/testing/oracle.ts";
import { read, readCut } from "../../../packages/mock-server/src/body-reader/testing/read.ts";
import { bodies } from "./bodies.ts";

export { default as fc } from "fast-check";

/** A body, and where it is cut into chunks. */
export type BodyCase = { readonly body: string; readonly cuts: "everywhere" | readonly number[] };

const unlimited = { fieldBytes: Number.POSITIVE_INFINITY, depth: Number.POSITIVE_INFINITY };

/** ms that reading a body may take at most, thrice over, on a busy machine; most take less than one. */
const longest = 3000;

/** To cut a longer one everywhere would take all the time. */
const longestCutEverywhere = 4000;

export const cases: fc.Arbitrary<BodyCase> = fc.tuple(bodies, cuts).map(([body, places]) => ({
  body: body.toString("latin1"),
  cuts: body.length > longestCutEverywhere && places === "everywhere" ? [1, body.length - 1] : places,
}));

async function run({ body, cuts: places }: BodyCase): Promise<string> {
  const bytes = Buffer.from(body, "latin1");
  const where = cutsWithin(bytes.length, places);
  const began = performance.now();
  const free = readCut(bytes, where, unlimited);
  const whole = read(bytes);
  const cut = readCut(bytes, where);
  ok(performance.now() - began < longest, `reading ${bytes.length} bytes took more than ${longest} ms`);
  deepStrictEqual(comparable(free), expectedBody(bytes), "the body reader and JSON.parse differ");
  deepStrictEqual(bare(cut), bare(whole), "where it is cut changes what it is read as");
  if (isRefusedByLimit(whole)) ok(mayBeOverLimit(bytes), "a limit meets what is within it");
  else deepStrictEqual(comparable(whole), comparable(free), "a limit changes what is within it");
  ok(!isOverLimit(whole), "a limit does not hold");
  return outcome(whole);
}

/** Without the prototype, of which there are two kinds. */
const bare = (body: ReadBody): ReadBody => ({ ...body, fields: { ...body.fields } });

const isRefusedByLimit = ({ problem }: ReadBody): boolean =>
  /nested deeper|is longer/.test(problem?.reason ?? "");

const mayBeOverLimit = (bytes: Buffer): boolean =>
  bytes.length > defaultLimits.fieldBytes ||
  bytes.filter((byte) => byte === 0x5b || byte === 0x7b).length > defaultLimits.depth;

const isOverLimit = ({ fields }: ReadBody): boolean =>
  Object.values(fields).some(
    (field) => field.type === "string" && Buffer.byteLength(field.value) > defaultLimits.fieldBytes,
  );

function outcome({ problem, fields }: ReadBody): string {
  if (problem)
    return problem.reason.replace(/ \(at byte \d+\)$/, "").replace(/^\w+ is longer/, "a field is longer");
  const { base64_video: field } = fields;
  if (field?.type !== "video") return "fields without a video";
  return field.video.flaw === undefined ? "fields and a video" : "fields and what is no base64";
}

export const start = async () => ({ run, stop: async () => {} });
