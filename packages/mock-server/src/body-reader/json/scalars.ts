import { byte, isDigit } from "../bytes.ts";
import { notJson } from "./unusable.ts";

export type ScalarType = "number" | "boolean" | "null";

const literals = new Map<number, { readonly rest: string; readonly type: ScalarType }>([
  [0x74, { rest: "rue", type: "boolean" }],
  [0x66, { rest: "alse", type: "boolean" }],
  [0x6e, { rest: "ull", type: "null" }],
]);

/** How far a number is; the last four may be its end. */
type Progress = "minus" | "point" | "e" | "sign" | "zero" | "whole" | "fraction" | "exponent";
const complete: ReadonlySet<Progress> = new Set(["zero", "whole", "fraction", "exponent"]);

/** Reads numbers and literals of JSON byte by byte. */
export class ScalarReader {
  /** Undefined within a literal. */
  #number: Progress | undefined;
  /** What is to come of a literal. */
  #rest = "";

  /** Undefined if nothing begins with this byte. */
  begin(code: number): ScalarType | undefined {
    this.#number = firstOfNumber(code);
    if (this.#number) return "number";
    const literal = literals.get(code);
    this.#rest = literal?.rest ?? "";
    return literal?.type;
  }

  /** Whether the byte is a part of it; if not, it ended before. */
  take(code: number, at: number): boolean {
    const next = this.#number && nextOfNumber(this.#number, code);
    if (next) {
      this.#number = next;
      return true;
    }
    if (this.complete) return false;
    if (code !== this.#rest.charCodeAt(0)) throw notJson(at);
    this.#rest = this.#rest.slice(1);
    return true;
  }

  /** Whether it may end here. */
  get complete(): boolean {
    return this.#number ? complete.has(this.#number) : this.#rest === "";
  }
}

function firstOfNumber(code: number): Progress | undefined {
  if (code === byte.minus) return "minus";
  if (code === byte.zero) return "zero";
  return isDigit(code) ? "whole" : undefined;
}

function nextOfNumber(now: Progress, code: number): Progress | undefined {
  const digit = isDigit(code);
  switch (now) {
    case "minus":
      return firstOfNumber(digit ? code : 0);
    case "zero":
      return code === byte.point ? "point" : exponent(code);
    case "whole":
      return digit ? "whole" : code === byte.point ? "point" : exponent(code);
    case "point":
      return digit ? "fraction" : undefined;
    case "fraction":
      return digit ? "fraction" : exponent(code);
    case "e":
      if (code === byte.plus || code === byte.minus) return "sign";
      return digit ? "exponent" : undefined;
    default:
      return digit ? "exponent" : undefined;
  }
}

const exponent = (code: number): Progress | undefined =>
  code === byte.lowerE || code === byte.upperE ? "e" : undefined;
