import type { Limits } from "../limits.ts";
import type { Field, ReadBody } from "../read-body.ts";
import { createBodyReader, readWhole } from "../reader.ts";
import { hashReady } from "../video/hash.ts";

await hashReady;

export const options = { keep: ["Email", "UserKey", "APIKey", "height", "uuid"], video: "base64_video" };

const bytesOf = (body: string | Uint8Array) => (typeof body === "string" ? Buffer.from(body) : body);

/** What the body is read as in one piece. */
export const read = (body: string | Uint8Array, limits?: Partial<Limits>): ReadBody =>
  readWhole(bytesOf(body), { ...options, limits: limits ?? {} });

/** What the body is read as in pieces of `size` bytes. */
export function readInPieces(body: string | Uint8Array, size: number, limits?: Partial<Limits>): ReadBody {
  const bytes = bytesOf(body);
  const cuts = Array.from({ length: Math.floor(bytes.length / size) }, (_, i) => (i + 1) * size);
  return readCut(bytes, cuts, limits);
}

/** What the body is read as when it is cut at these places, in rising order. */
export function readCut(body: Uint8Array, cuts: readonly number[], limits?: Partial<Limits>): ReadBody {
  const reader = createBodyReader({ ...options, limits: limits ?? {} });
  for (const [i, end] of [...cuts, body.length].entries()) {
    const chunk = Uint8Array.from(body.subarray(cuts[i - 1] ?? 0, end));
    reader.write(chunk);
    chunk.fill(0); // The reader may not hold on to it.
  }
  return reader.end();
}

/** The body read as a whole, and cut in several ways: each must give the same. */
export const allWays = (body: string | Uint8Array, limits?: Partial<Limits>): ReadBody[] => [
  read(body, limits),
  ...[1, 2, 3, 7, 64, 1000].map((size) => readInPieces(body, size, limits)),
];

/** The video field of a body with nothing else, its string being `literal` without the quotes. */
export const videosOf = (literal: string | Uint8Array): (Field | undefined)[] =>
  allWays(Buffer.concat([Buffer.from('{"base64_video":"'), bytesOf(literal), Buffer.from('"}')])).map(
    ({ problem, fields }) => {
      if (problem) throw new Error(problem.reason);
      return fields.base64_video;
    },
  );
