import { isAscii } from "node:buffer";
import { TextDecoder } from "node:util";

/** Decodes UTF-8 that comes in pieces, as `TextDecoder` does: what is wrong becomes U+FFFD. */
export class Utf8 {
  #decoder: TextDecoder | undefined;
  /** The last piece may have ended within a character. */
  #open = false;

  /** The text of one more piece. */
  decode(bytes: Buffer): string {
    if (!this.#open && isAscii(bytes)) return bytes.toString("latin1");
    return this.#stream(bytes);
  }

  /** The number of UTF-16 units of one more piece. */
  measure(bytes: Buffer): number {
    if (!this.#open && isAscii(bytes)) return bytes.length;
    return this.#stream(bytes).length;
  }

  /** The text that an unfinished character leaves, now that none of its bytes can follow. */
  close(): string {
    if (!this.#open) return "";
    this.#open = false;
    return (this.#decoder as TextDecoder).decode();
  }

  #stream(bytes: Buffer): string {
    this.#decoder ??= new TextDecoder("utf-8", { ignoreBOM: true });
    this.#open = (bytes.at(-1) as number) >= 0x80;
    return this.#decoder.decode(bytes, { stream: true });
  }
}
