// What a run has to say of a stand-in, in a shape that partial answers to it add up to.

import type { Switches } from "./switches.ts";

/** Values of a profile that a run may find of a key; undefined: it stays open. */
export type Expected = {
  /** Exit codes that are right, the most likely first. */
  readonly exits: readonly number[];
  readonly profile: { readonly [key: string]: readonly unknown[] };
  /** Divergences that have to be there. */
  readonly divergences: readonly RegExp[];
  /** Those that may be there beside them, because they say of the same cause what it led to. */
  readonly also: readonly RegExp[];
  /** Whether keys may be sent at all. */
  readonly keys: "may be sent" | "never";
  /** Credits that go, where the run is not ended early. */
  readonly charged: number | undefined;
  /** What the first screen of the report has to have. */
  readonly words: readonly RegExp[];
  /** What it says anywhere. */
  readonly said: readonly RegExp[];
};

export type Part = Partial<Expected>;

/** What some switches change. */
export type Rule = (s: Switches) => Part | undefined;

/** The more serious of two endings counts; what is open in one is open. */
export function together(parts: readonly (Part | undefined)[], start: Expected): Expected {
  return parts.reduce<Expected>((all, part = {}) => {
    const { exits = all.exits, divergences = [], also = [], words = [], said = [], profile = {} } = part;
    return {
      exits: all.exits.includes(1) && !exits.includes(1) && divergences.length === 0 ? all.exits : exits,
      profile: { ...all.profile, ...stillOpen(profile, all.profile) },
      divergences: [...all.divergences, ...divergences],
      also: [...all.also, ...also],
      keys: part.keys ?? all.keys,
      charged: "charged" in part ? part.charged : all.charged,
      words: [...all.words, ...words],
      said: [...all.said, ...said],
    };
  }, start);
}

const isOpen = (values: readonly unknown[] = [0]): boolean => values.length === 1 && values[0] === undefined;

/** A later answer leaves open what is open. */
const stillOpen = (later: Expected["profile"], before: Expected["profile"]): Expected["profile"] =>
  Object.fromEntries(Object.entries(later).filter(([key]) => !isOpen(before[key])));

/** A divergence of its own name: the run ends with 1. */
export const diverges = (...divergences: readonly RegExp[]): Part => ({ exits: [1], divergences });

/** Keys that nothing shows. */
export const open = (...keys: readonly string[]): Part["profile"] & object =>
  Object.fromEntries(keys.map((key) => [key, [undefined]]));
