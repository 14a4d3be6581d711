import { byte, isDigit } from "./bytes.ts";

/** How far a number of JSON is. */
export type NumberState = "minus" | "zero" | "whole" | "point" | "fraction" | "e" | "sign" | "exponent";

const complete: ReadonlySet<NumberState> = new Set(["zero", "whole", "fraction", "exponent"]);

/** Whether a number may end here. */
export const isComplete = (state: NumberState): boolean => complete.has(state);

/** The state after a first byte; undefined if no number begins so. */
export function beginNumber(code: number): NumberState | undefined {
  if (code === byte.minus) return "minus";
  if (code === byte.zero) return "zero";
  return isDigit(code) ? "whole" : undefined;
}

/** The state after one more byte; undefined if the byte is no part of the number. */
export function continueNumber(state: NumberState, code: number): NumberState | undefined {
  const digit = isDigit(code);
  switch (state) {
    case "minus":
      return code === byte.zero ? "zero" : digit ? "whole" : undefined;
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

const exponent = (code: number): NumberState | undefined =>
  code === byte.lowerE || code === byte.upperE ? "e" : undefined;
