import { nearest } from "@remo-kit/common/nearest";
import * as texts from "./texts.ts";

/** What a value must be, in words and as a check. One that is undefined is not given, and only a `needed` one must be. */
type Rule = readonly [allowed: string, holds: (value: unknown) => boolean, needed?: "needed"];

/** The names that an object may have. A name stands for a rule, or for those of an object. */
export type Rules = { readonly [name: string]: Rule | Rules };

/** Looks at an object from outside by its rules. @throws Refusal */
export function check(given: unknown, rules: Rules, Refusal: new (text: string) => Error, of = ""): void {
  const names = Object.keys(rules);
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw new Refusal(texts.option(of || "options", `{ ${names.join(", ")} }`, given));
  for (const name of new Set([...names, ...Object.keys(given)])) {
    const value: unknown = Reflect.get(given, name);
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    const path = of ? `${of}.${name}` : name;
    if (isRule(rule)) {
      const [allowed, holds, needed] = rule;
      if ((value !== undefined || needed) && !holds(value))
        throw new Refusal(texts.option(path, allowed, value));
    } else if (value !== undefined) {
      if (!rule) throw new Refusal(texts.unknown(path, nearest(name, names), names));
      check(value, rule, Refusal, path);
    }
  }
}

const isRule = (rule: Rule | Rules | undefined): rule is Rule => Array.isArray(rule);
