import { pieceSize } from "./base64.ts";

/** Up to two bytes of a piece wait for the next one: base64 takes three at a time. No piece is longer than pieceSize. */
export async function* encodePieces<Piece>(
  source: AsyncIterable<Uint8Array>,
  encode: (bytes: Uint8Array) => Piece,
): AsyncGenerator<Piece> {
  let rest = new Uint8Array(0);
  for await (const piece of source) {
    let bytes = piece;
    if (rest.length > 0) {
      bytes = new Uint8Array(rest.length + piece.length);
      bytes.set(rest);
      bytes.set(piece, rest.length);
    }
    const whole = bytes.length - (bytes.length % 3);
    for (let at = 0; at < whole; at += pieceSize)
      yield encode(bytes.subarray(at, Math.min(at + pieceSize, whole)));
    rest = bytes.slice(whole);
  }
  if (rest.length > 0) yield encode(rest);
}
