import { type NumberOption, numberProblem } from "../run/number-options.ts";
import { originOf } from "../run/options.ts";
import { unusable } from "./unusable.ts";

// Each gives the value of a text, or throws an UnusableValue.

/** A number that the option of this name takes. */
export function numberFor(option: NumberOption): (text: string) => number {
  return (text) => {
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    const allowed = numberProblem(option, value);
    if (allowed === undefined) return value;
    throw unusable(allowed, text);
  };
}

const units: { readonly [unit: string]: number } = { "": 1, kb: 1e3, mb: 1e6, gb: 1e9 };

/** `5000000`, `5MB`. */
export function byteCount(text: string): number {
  const [, digits = "", unit = ""] = /^(\d+)([kmg]b)?$/i.exec(text) ?? [];
  const bytes = digits === "" ? Number.NaN : Number(digits) * (units[unit.toLowerCase()] ?? Number.NaN);
  const allowed = numberProblem("maxBytes", bytes);
  if (allowed === undefined) return bytes;
  throw unusable(`${allowed}, or with a unit kB, MB or GB (1 kB = 1000 bytes)`, text);
}

export function origin(text: string): string {
  const url = originOf(text);
  if (url) return url.origin;
  throw unusable("the origin of a server, such as https://api.example.com or http://127.0.0.1:4010", text);
}

export function oneOf<Name extends string>(...names: readonly Name[]): (text: string) => Name {
  return (text) => {
    const name = names.find((known) => known === text);
    if (name !== undefined) return name;
    throw unusable(`${names.slice(0, -1).join(", ")} or ${names.at(-1)}`, text);
  };
}

export function filled(what: string): (text: string) => string {
  return (text) => {
    if (text.trim() !== "") return text;
    throw unusable(what, text);
  };
}
