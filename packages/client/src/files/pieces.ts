import type { FileHandle } from "node:fs/promises";
import { pieceSize } from "../upload/base64.ts";

/** Reads one piece ahead, into two buffers by turns: a reader is done with a piece when it asks for the next. */
export async function* readPieces(file: FileHandle, size: number): AsyncGenerator<Uint8Array> {
  const buffers = [new Uint8Array(pieceSize), new Uint8Array(pieceSize)] as const;
  const read = (n: number) => {
    const reading = file.read(buffers[n % 2 === 0 ? 0 : 1], 0, pieceSize, n * pieceSize);
    reading.catch(() => {}); // It is awaited only when the piece before it has left: until then, nobody hears of it.
    return reading;
  };
  const count = Math.ceil(size / pieceSize);
  let ahead = read(0);
  try {
    for (let n = 0; n < count; n++) {
      const { buffer, bytesRead } = await ahead;
      if (n + 1 < count) ahead = read(n + 1);
      yield buffer.subarray(0, Math.min(bytesRead, size - n * pieceSize));
    }
  } finally {
    await ahead.catch(() => {});
  }
}
