import { randomBytes } from "node:crypto";

const chunk = randomBytes(1 << 18);

/** Bytes that look like a video's, made while they are read: no disk and no memory of their size is needed. */
export async function* generated(size) {
  for (let left = size; left > 0; left -= chunk.length)
    yield left < chunk.length ? chunk.subarray(0, left) : chunk;
}
