import { type HttpAnswer, longestAnswer } from "../answer/answer.ts";
import { type Decoder, decoderOf } from "./decoding.ts";
import { isWhole, textReader } from "./text.ts";

type Headers = HttpAnswer["headers"];

/**
 * Reads the body of an answer until it is whole, or ends, or breaks. A body that does not have the coding which its
 * headers declare is read as it is: so is one that a fetch has decoded already.
 */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  headers: Headers,
): Promise<Pick<HttpAnswer, "text" | "brokenOff">> {
  const type = headers["content-type"];
  const plain = textReader(type);
  const decoded = textReader(type);
  const decoder = decoderOf(headers["content-encoding"], 4 * longestAnswer);
  let brokenOff: unknown;
  let undecodable: unknown;
  const decode = async (pieces: (decoder: Decoder) => Promise<Uint8Array[]>) => {
    if (!decoder || undecodable !== undefined) return false;
    try {
      return (await pieces(decoder)).some((piece) => decoded.add(piece));
    } catch (error) {
      undecodable = error;
      return false;
    }
  };
  try {
    for await (const bytes of body) {
      const isDone = plain.add(bytes);
      if ((await decode(({ add }) => add(bytes))) || isDone) break;
    }
  } catch (error) {
    brokenOff = error;
  }
  await decode(({ end }) => end());
  const [asItIs, text] = [plain.end(), decoded.end()];
  if (!decoder || (!isWhole(text) && isText(asItIs))) return { text: asItIs, brokenOff };
  return { text, brokenOff: brokenOff ?? undecodable };
}

/** What is compressed has bytes that are no characters. */
const isText = (text: string): boolean => !text.includes("\ufffd");
