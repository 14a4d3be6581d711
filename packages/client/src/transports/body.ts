import { type HttpAnswer, longestAnswer } from "../answer/answer.ts";
import { decoderOf } from "./decoding.ts";
import { isWhole, textReader } from "./text.ts";

/**
 * Reads the body of an answer until it is whole, or ends, or breaks. A body that does not have the coding which its
 * headers declare is read as it is: so is one that a fetch has decoded already.
 */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  headers: HttpAnswer["headers"],
): Promise<Pick<HttpAnswer, "text" | "brokenOff">> {
  const type = headers["content-type"];
  const plain = textReader(type);
  const decoded = textReader(type);
  const decode = decoderOf(headers["content-encoding"], 4 * longestAnswer);
  let brokenOff: unknown;
  let undecodable: unknown;
  async function* read() {
    try {
      for await (const bytes of body) {
        const isDone = plain.add(bytes);
        yield bytes;
        if (isDone) return;
      }
    } catch (error) {
      brokenOff = error;
    }
  }
  const pieces = read();
  try {
    // Without `return`: what cannot be decoded does not end the reading.
    const next = { next: () => pieces.next() };
    for await (const piece of decode?.({ [Symbol.asyncIterator]: () => next }) ?? [])
      if (decoded.add(piece)) await pieces.return();
  } catch (error) {
    undecodable = error;
  }
  for await (const _ of pieces);
  const [asItIs, text] = [plain.end(), decoded.end()];
  if (!decode || (!isWhole(text) && isText(asItIs))) return { text: asItIs, brokenOff };
  return { text, brokenOff: brokenOff ?? undecodable };
}

/** What is compressed has bytes that are no characters. */
const isText = (text: string): boolean => !text.includes("\ufffd");
