import type { StringSink } from "./strings.ts";
import { Utf8 } from "./utf8.ts";

/** Keeps a string up to a number of bytes. A longer one is given as undefined, as soon as that is known. */
export class TextSink implements StringSink {
  readonly trusted = false;
  readonly #limit: number;
  readonly #done: (text: string | undefined) => void;
  readonly #utf8 = new Utf8();
  #text = "";
  /** No more than the bytes of the text: what is no UTF-8 only grows, and no unit is less than one byte. */
  #bytes = 0;
  #over = false;

  constructor(limit: number, done: (text: string | undefined) => void) {
    this.#limit = limit;
    this.#done = done;
  }

  run(bytes: Buffer): void {
    if (this.#grow(bytes.length)) this.#text += this.#utf8.decode(bytes);
  }

  unit(code: number): void {
    if (this.#grow(1)) this.#text += this.#utf8.close() + String.fromCharCode(code);
  }

  end(): void {
    if (this.#over) return;
    const text = this.#text + this.#utf8.close();
    this.#done(Buffer.byteLength(text) > this.#limit ? undefined : text);
  }

  #grow(bytes: number): boolean {
    if (this.#over) return false;
    this.#bytes += bytes;
    this.#over = this.#bytes > this.#limit;
    if (this.#over) this.#done(undefined);
    return !this.#over;
  }
}
