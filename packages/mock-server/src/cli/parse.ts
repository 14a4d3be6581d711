import * as v from "valibot";
import { type FaultRule, parseFaultRule } from "../faults.ts";
import { optionSchemas } from "../options.ts";
import { UnusableValue, unusable } from "./unusable.ts";

// Each gives the value of a text, or throws an UnusableValue.

export function wholeNumber(most: number): (text: string) => number {
  return (text) => {
    if (/^\d+$/.test(text) && Number(text) <= most) return Number(text);
    throw unusable(`a whole number from 0 to ${most}`, text);
  };
}

/** A number that the option of this name of the mock takes. */
export function numberFor(option: keyof typeof optionSchemas): (text: string) => number {
  return (text) => checked(option, text, decimal(text));
}

export function seconds(most: number): (text: string) => number {
  return (text) => {
    const value = decimal(text);
    if (value >= 0 && value <= most) return value;
    throw unusable(`a number of seconds from 0 to ${most}`, text);
  };
}

/** `20`, `5-60`. */
export function secondsRange(text: string): readonly [least: number, most: number] {
  const [, least = "", most = least] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  return checked("analysisSeconds", text, [decimal(least), decimal(most)]);
}

const units: { readonly [unit: string]: number } = { "": 1, kb: 1e3, mb: 1e6, gb: 1e9 };

/** `5000000`, `5MB`. */
export function byteCount(text: string): number {
  const [, digits = "", unit = ""] = /^(\d+)([kmg]b)?$/i.exec(text) ?? [];
  const bytes = decimal(digits) * (units[unit.toLowerCase()] ?? Number.NaN);
  const least = Number.isSafeInteger(bytes) ? bytes : Number.NaN; // Infinity would mean that there is no limit.
  return checked("maxBody", text, least, ", or with a unit kB, MB or GB (1 kB = 1000 bytes)");
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

/** A switch as an environment variable has it. */
export function yesOrNo(text: string): boolean {
  const value = { "1": true, true: true, "0": false, false: false }[text.toLowerCase()];
  if (value !== undefined) return value;
  throw unusable("1, true, 0 or false", text);
}

/** What was received is a secret, and is not told. */
export function secret(text: string): string {
  if (/^[\x21-\x7e]{1,256}$/.test(text)) return text;
  throw new UnusableValue("takes 1 to 256 visible ASCII characters");
}

export function faultRule(text: string): FaultRule {
  try {
    return parseFaultRule(text);
  } catch (error) {
    throw new UnusableValue(`cannot be used. ${(error as Error).message}`);
  }
}

const decimal = (text: string): number => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN);

function checked<Value>(option: keyof typeof optionSchemas, text: string, value: Value, also = ""): Value {
  const [issue] = v.safeParse(optionSchemas[option], value).issues ?? [];
  if (!issue) return value;
  throw unusable(issue.message + also, text);
}
