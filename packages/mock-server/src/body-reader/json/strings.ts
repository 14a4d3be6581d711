import { byte } from "../bytes.ts";
import { copyPlain, hexDigit, plainEnd, quoteOrEnd } from "./plain.ts";
import { notJson } from "./unusable.ts";

/** Takes what a string is made of. */
export type StringSink = {
  /**
   * True as long as it got nothing but base64, and finds out by itself what is none: bytes then come without having
   * been looked at, which is many times as fast.
   */
  readonly trusted: boolean;
  /** Bytes between two escapes. */
  run(bytes: Buffer): void;
  /** A UTF-16 unit that was written as an escape. */
  unit(code: number): void;
  end(): void;
};

const escapes = new Map(
  Object.entries({ '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" }).map(
    ([letter, meaning]) => [letter.charCodeAt(0), meaning.charCodeAt(0)],
  ),
);

/** The longest piece. */
export const pieceBytes = 65_536;

/** Reads JSON strings that come in pieces. */
export class StringReader {
  #sink: StringSink | undefined;
  /** `none`, after the backslash, or the number of hexadecimal digits that are still to come. */
  #escape: "none" | "letter" | 1 | 2 | 3 | 4 = "none";
  #unit = 0;
  #copy: Buffer | undefined;
  closed = true;

  /** The opening quote was read. */
  begin(sink: StringSink | undefined): void {
    this.#sink = sink;
    this.closed = false;
  }

  /** Reads on from `at`, to the end of the string or of the piece; gives where it stopped. `base` is for messages. */
  read(piece: Buffer, at: number, base: number): number {
    let next = at;
    while (next < piece.length && !this.closed) {
      if (this.#escape !== "none") this.#escaped(piece[next] as number, base + next++);
      else next = this.#plain(piece, next, base);
    }
    return next;
  }

  #plain(piece: Buffer, at: number, base: number): number {
    const end = this.#run(piece, at, base);
    if (end === piece.length) return end;
    if (piece[end] === byte.backslash) this.#escape = "letter";
    else if (piece[end] === byte.quote) this.#close();
    else throw notJson(base + end);
    return end + 1;
  }

  /** Gives the bytes up to the next special one to the sink. */
  #run(piece: Buffer, at: number, base: number): number {
    const sink = this.#sink;
    if (sink?.trusted) {
      return piece.includes(byte.backslash, at)
        ? this.#runOverEscapes(sink, piece, at)
        : runToQuote(sink, piece, at, base);
    }
    const end = plainEnd(piece, at);
    if (end > at) sink?.run(piece.subarray(at, end));
    return end;
  }

  #runOverEscapes(sink: StringSink, piece: Buffer, at: number): number {
    this.#copy ??= Buffer.allocUnsafeSlow(pieceBytes);
    const { end, copied } = copyPlain(piece, at, this.#copy);
    sink.run(this.#copy.subarray(0, copied));
    return end;
  }

  #escaped(code: number, at: number): void {
    if (this.#escape === "letter") {
      if (code === byte.lowerU) this.#escape = 4;
      else this.#give(escapes.get(code), at);
      return;
    }
    const digit = hexDigit(code);
    if (digit < 0) throw notJson(at);
    this.#unit = ((this.#unit << 4) | digit) & 0xffff;
    if (this.#escape === 1) this.#give(this.#unit, at);
    else this.#escape = ((this.#escape as number) - 1) as 1 | 2 | 3;
  }

  #give(unit: number | undefined, at: number): void {
    if (unit === undefined) throw notJson(at);
    this.#escape = "none";
    this.#sink?.unit(unit);
  }

  #close(): void {
    this.closed = true;
    this.#sink?.end();
    this.#sink = undefined;
  }
}

/** A control character cannot hide in base64: it is looked for only in what turned out to be none. */
function runToQuote(sink: StringSink, piece: Buffer, at: number, base: number): number {
  const end = quoteOrEnd(piece, at);
  sink.run(piece.subarray(at, end));
  if (sink.trusted) return end;
  const control = plainEnd(piece, at);
  if (control < end) throw notJson(base + control);
  return end;
}
