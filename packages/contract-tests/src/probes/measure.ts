import { type Profile, profileKeys } from "@remo-kit/openapi";
import type { Exchange } from "../exchange.ts";
import type { Readings } from "./probe.ts";
import { probes } from "./registry.ts";

export type Measurement = {
  /** The keys that are decided. */
  readonly profile: Partial<Profile>;
  readonly undecided: readonly { readonly key: keyof Profile; readonly why: string }[];
  /** What each probe read, in the order of the ledger. */
  readonly readings: readonly {
    readonly id: string;
    readonly ambiguity: string;
    readonly readings: Readings;
  }[];
};

/** Reads every probe. Pure, and in any order of the exchanges the same. */
export function measure(exchanges: readonly Exchange[]): Measurement {
  const readings = probes.map(({ id, ambiguity, read }) => ({ id, ambiguity, readings: read(exchanges) }));
  const all: Readings = Object.assign({}, ...readings.map((probe) => probe.readings));
  const profile: { [key: string]: unknown } = {};
  const undecided: { key: keyof Profile; why: string }[] = [];
  for (const key of Object.keys(profileKeys) as (keyof Profile)[]) {
    const reading = all[key];
    if (!reading) undecided.push({ key, why: "no probe reads it" });
    else if ("undecided" in reading) undecided.push({ key, why: reading.undecided });
    else profile[key] = reading.value;
  }
  return { profile: profile as Partial<Profile>, undecided, readings };
}
