import { byte } from "../bytes.ts";
import type { Limits } from "../limits.ts";
import { ScalarReader, type ScalarType } from "./scalars.ts";
import { StringReader, type StringSink } from "./strings.ts";
import { notJson, Unusable } from "./unusable.ts";

/** Takes the members of the outermost object; what lies deeper is only checked. */
export type Members = {
  key(): StringSink;
  /** A member's string begins; it is skipped if there is no sink. */
  string(): StringSink | undefined;
  value(type: ValueType): void;
};

export type ValueType = ScalarType | "object" | "array";

type State =
  | "start"
  | "value"
  | "value or ]"
  | "key"
  | "key or }"
  | "colon"
  | "after value"
  | "string"
  | "key string"
  | "scalar";

/** The byte order mark in UTF-8. */
const mark = [0xef, 0xbb, 0xbf];

/** Reads a JSON text that comes in pieces. It throws `Unusable` at the first byte at which the text is none. */
export class JsonReader {
  readonly #members: Members;
  readonly #limits: Limits;
  readonly #strings = new StringReader();
  readonly #scalars = new ScalarReader();
  /** The type of what is open, outermost first. */
  readonly #open: ("object" | "array")[] = [];
  #state: State = "start";
  /** Bytes of the pieces before this one. */
  #base = 0;
  #isObject = false;

  constructor(members: Members, limits: Limits) {
    this.#members = members;
    this.#limits = limits;
  }

  write(piece: Buffer): void {
    let at = 0;
    while (at < piece.length) {
      if (!this.#strings.closed) at = this.#string(piece, at);
      else this.#step(piece[at] as number, this.#base + at++);
    }
    this.#base += piece.length;
  }

  /** The text has ended. */
  end(): void {
    if (this.#state === "scalar" && this.#scalars.complete) this.#state = "after value";
    if (this.#state !== "after value" || this.#open.length > 0) throw notJson(this.#base);
    if (!this.#isObject) throw new Unusable("the body is JSON, but not an object");
  }

  #string(piece: Buffer, at: number): number {
    const next = this.#strings.read(piece, at, this.#base);
    if (this.#strings.closed) this.#state = this.#state === "key string" ? "colon" : "after value";
    return next;
  }

  #step(code: number, at: number): void {
    if (this.#state === "scalar") {
      if (this.#scalars.take(code, at)) return;
      this.#state = "after value";
    }
    if (this.#state === "start" && this.#inMark(code, at)) return;
    if (!isSpace(code) && !this.#token(code)) throw notJson(at);
  }

  /** Whether the byte belongs to a byte order mark, which is not part of the text. */
  #inMark(code: number, at: number): boolean {
    if (code === mark[at]) return true;
    if (at !== 0 && at !== mark.length) throw notJson(at);
    this.#state = "value";
    return false;
  }

  /** Takes a byte between values; false if it cannot stand here. */
  #token(code: number): boolean {
    switch (this.#state) {
      case "value or ]":
        return code === byte.closeBracket ? this.#close("array") : this.#begin(code);
      case "value":
        return this.#begin(code);
      case "key or }":
        return code === byte.closeBrace ? this.#close("object") : this.#beginKey(code);
      case "key":
        return this.#beginKey(code);
      case "colon":
        this.#state = "value";
        return code === byte.colon;
      default:
        return this.#afterValue(code);
    }
  }

  #afterValue(code: number): boolean {
    if (code === byte.closeBracket) return this.#close("array");
    if (code === byte.closeBrace) return this.#close("object");
    this.#state = this.#open.at(-1) === "object" ? "key" : "value";
    return code === byte.comma && this.#open.length > 0;
  }

  #beginKey(code: number): boolean {
    if (code !== byte.quote) return false;
    this.#state = "key string";
    this.#strings.begin(this.#atMember() ? this.#members.key() : undefined);
    return true;
  }

  #begin(code: number): boolean {
    if (code === byte.quote) {
      this.#state = "string";
      this.#strings.begin(this.#atMember() ? this.#members.string() : undefined);
      return true;
    }
    if (code === byte.openBrace) return this.#nest("object", "key or }");
    if (code === byte.openBracket) return this.#nest("array", "value or ]");
    const type = this.#scalars.begin(code);
    return type !== undefined && this.#enter("scalar", type);
  }

  #nest(type: "object" | "array", state: State): boolean {
    this.#enter(state, type);
    if (this.#open.length === 0) this.#isObject = type === "object";
    if (this.#open.push(type) <= this.#limits.depth) return true;
    throw new Unusable(`the body is nested deeper than ${this.#limits.depth} levels`);
  }

  #enter(state: State, type: ValueType): true {
    if (this.#atMember()) this.#members.value(type);
    this.#state = state;
    return true;
  }

  #close(type: "object" | "array"): boolean {
    this.#state = "after value";
    return this.#open.pop() === type;
  }

  /** Whether this is a member of the outermost object. */
  #atMember(): boolean {
    return this.#isObject && this.#open.length === 1;
  }
}

const isSpace = (code: number): boolean =>
  code === byte.space || code === byte.lineFeed || code === byte.carriageReturn || code === byte.tab;
