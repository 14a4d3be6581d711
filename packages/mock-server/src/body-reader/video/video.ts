import { sniffedBytes } from "@remo-kit/common/container";
import { byte } from "../bytes.ts";
import { pieceBytes, type StringSink } from "../json/strings.ts";
import { Utf8 } from "../json/utf8.ts";
import type { Video } from "../read-body.ts";
import { decodeGroups, digitValue, noDigit } from "./digits.ts";
import { wrongCharacter, wrongLength } from "./flaw.ts";
import { createHash } from "./hash.ts";

/** Room for what a piece decodes to, and some short ones before it. */
export const decodedRoom = pieceBytes;

/** Checks base64 that comes in pieces and hashes what it stands for; holds neither. */
export class VideoSink implements StringSink {
  readonly #name: string;
  readonly #done: (video: Video) => void;
  readonly #hash = createHash();
  readonly #utf8 = new Utf8();
  /** Decoded bytes that are not hashed yet. */
  readonly #out: Buffer;
  #used = 0;
  /** The last one to four characters: only what follows shows whether padding may be among them. */
  readonly #group: number[] = [];
  /** The first bytes of the video. */
  #head: Buffer = Buffer.alloc(0);
  /** The first characters, for a flaw that shows in them. */
  #start = "";
  #bytes = 0;
  #length = 0;
  #flaw: string | undefined;

  /** `out` has room for `decodedRoom` bytes, and is the sink's until its end. */
  constructor(name: string, out: Buffer, done: (video: Video) => void) {
    this.#name = name;
    this.#out = out;
    this.#done = done;
  }

  get trusted(): boolean {
    return this.#flaw === undefined;
  }

  run(bytes: Buffer): void {
    if (this.#start.length < 5) this.#start += bytes.toString("latin1", 0, 5 - this.#start.length);
    const at = this.#flaw === undefined ? this.#digits(bytes) : 0;
    if (at < bytes.length) this.#length += this.#utf8.measure(bytes.subarray(at));
  }

  unit(code: number): void {
    if (this.#start.length < 5) this.#start += String.fromCharCode(code);
    if (this.#flaw === undefined && this.#character(code)) return;
    this.#length += this.#utf8.close().length + 1;
  }

  end(): void {
    this.#length += this.#utf8.close().length;
    if (this.#flaw === undefined) this.#lastGroup();
    this.#done({ length: this.#length, flaw: this.#flaw, ...this.#found() });
  }

  #found(): Pick<Video, "bytes" | "xxh64" | "head"> {
    if (this.#flaw !== undefined) return { bytes: 0, xxh64: "", head: Buffer.alloc(0) };
    this.#flush();
    return { bytes: this.#bytes, xxh64: this.#hash.hex(), head: this.#head };
  }

  /** Takes the bytes up to the first that is wrong; gives their number. */
  #digits(bytes: Buffer): number {
    let at = 0;
    while (at < bytes.length && (this.#group.length & 3) !== 0) {
      if (!this.#character(bytes[at] as number)) return at;
      at++;
    }
    const whole = (bytes.length - at - 1) & ~3;
    if (whole > 0) {
      if (this.#group.length > 0 && !this.#flushGroup()) return at;
      if (this.#groups(bytes.subarray(at, at + whole))) at += whole;
    }
    while (at < bytes.length && this.#character(bytes[at] as number)) at++;
    return at;
  }

  /** Whether all of the bytes, a multiple of four, are digits; if not, none is taken. */
  #groups(bytes: Buffer): boolean {
    const decoded = (bytes.length / 4) * 3;
    if (this.#used + decoded > this.#out.length) this.#flush();
    if (!decodeGroups(bytes, this.#out, this.#used)) return false;
    this.#used += decoded;
    this.#length += bytes.length;
    return true;
  }

  #character(code: number): boolean {
    if (this.#group.length === 4 && !this.#flushGroup()) return false;
    if (digitValue(code) === noDigit && code !== byte.equals) {
      return this.#wrong(code, this.#length);
    }
    this.#group.push(code);
    this.#length++;
    return true;
  }

  /** Decodes a group that is not the last one; false if there is padding in it. */
  #flushGroup(): boolean {
    const padding = this.#group.indexOf(byte.equals);
    if (padding >= 0) return this.#wrong(byte.equals, this.#length - 4 + padding);
    this.#decode(3);
    return true;
  }

  #wrong(code: number, at: number): false {
    this.#flaw = wrongCharacter(this.#name, code, at, this.#start);
    return false;
  }

  #lastGroup(): void {
    const { length } = this.#group;
    if (length === 0) return;
    const digits = this.#group.indexOf(byte.equals);
    const padding = digits < 0 ? 0 : length - digits;
    const isLast = this.#group.slice(length - padding).every((code) => code === byte.equals);
    if (length < 4) this.#flaw = wrongLength(this.#name, this.#length);
    else if (padding > 2 || !isLast) this.#wrong(byte.equals, this.#length - padding);
    else this.#decode(3 - padding);
  }

  /** Puts the bytes of the group to the others. */
  #decode(count: number): void {
    if (this.#used + 3 > this.#out.length) this.#flush();
    const bits = this.#group.reduce((all, code) => (all << 6) | (digitValue(code) & 63), 0);
    for (let i = 0; i < count; i++) this.#out[this.#used++] = bits >> (16 - 8 * i);
    this.#group.length = 0;
  }

  #flush(): void {
    const bytes = this.#out.subarray(0, this.#used);
    if (this.#bytes === 0) this.#head = Buffer.from(bytes.subarray(0, sniffedBytes));
    this.#hash.update(bytes);
    this.#bytes += this.#used;
    this.#used = 0;
  }
}
