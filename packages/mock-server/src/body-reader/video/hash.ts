import xxhash, { type XXHashAPI } from "xxhash-wasm";

/** XXH64 of what is put in, piece by piece. */
export type Hash = { update(bytes: Uint8Array): void; hex(): string };

let api: XXHashAPI;

/**
 * Has to be awaited once before anything is hashed. Why not SHA-256: it takes longer than all else that is done to a
 * large video together, and the hash only distinguishes videos.
 */
export const hashReady: Promise<void> = xxhash().then((made) => {
  api = made;
});

export function createHash(): Hash {
  const hash = api.create64();
  return { update: (bytes) => void hash.update(bytes), hex: () => hex(hash.digest()) };
}

/** XXH64 of a whole, as `xxhsum` prints it. */
export const hashOf = (bytes: Uint8Array): string => hex(api.h64Raw(bytes));

const hex = (value: bigint): string => value.toString(16).padStart(16, "0");
