import {
  type Family,
  families,
  type Operation,
  operationList,
  type Profile,
  profileKeys,
} from "@remo-kit/openapi";
import type { Exchange } from "../model/exchange.ts";
import type { Finding, ProfileKey, Readings, Undecided } from "../model/reading.ts";
import type { ProbeReading, RunModel } from "../model/run.ts";
import type { Probe } from "./probe.ts";
import { probes } from "./registry.ts";

/** What the exchanges of one family show; readings are in the order of the ledger. */
export type FamilyMeasurement = Pick<RunModel, "profile" | "undecided"> & {
  readonly family: Family;
  readonly readings: readonly ProbeReading[];
};

/** What holds for all families, and in `profile.families` and in readings with a `family` what differs in one. */
export type Measurement = Omit<FamilyMeasurement, "family"> & {
  readonly byFamily: readonly FamilyMeasurement[];
};

/** Reads every probe. Pure, and in any order of the exchanges the same. */
export function measure(exchanges: readonly Exchange[]): Measurement {
  const shown = families.filter((family) =>
    operationsOf(family).some((operation) => ofOperation(operation, exchanges).length > 0),
  );
  const measured = (shown.length > 0 ? shown : families.slice(0, 1)).map((family) =>
    measureFamily(family, exchanges),
  );
  return combined(measured);
}

/** What the first family shows holds for all; of each further one stays what it shows otherwise. */
export function combined(byFamily: readonly FamilyMeasurement[]): Measurement {
  const [first] = byFamily;
  let profile: Partial<Profile> = {};
  const differing: { [family: string]: object } = {};
  for (const { family, profile: own } of byFamily) {
    const differs = Object.entries(own).filter(
      ([key, value]) => (profile[key as ProfileKey] ?? value) !== value,
    );
    if (differs.length > 0) differing[family] = Object.fromEntries(differs);
    profile = { ...own, ...profile };
  }
  return {
    byFamily,
    profile: { ...profile, ...(Object.keys(differing).length > 0 && { families: differing }) },
    undecided: first?.undecided.filter(({ key }) => profile[key] === undefined) ?? [],
    readings: byFamily.flatMap(({ family, readings }) =>
      family === first?.family ? readings : readings.map((reading) => ({ ...reading, family })),
    ),
  };
}

const operationsOf = (family: Family) => operationList.filter((operation) => operation.family === family);

const ofOperation = ({ slug }: Operation, exchanges: readonly Exchange[]) =>
  exchanges.filter(({ operation }) => operation === slug);

export function measureFamily(
  family: Family,
  exchanges: readonly Exchange[],
  operations: readonly Operation[] = operationsOf(family),
): FamilyMeasurement {
  const readings = probes.map((probe) => ({
    id: probe.id,
    ambiguity: probe.ambiguity,
    readings: readingsOfAll(probe, operations, exchanges),
  }));
  const all: Readings = Object.assign({}, ...readings.map((probe) => probe.readings));
  const profile: { [key: string]: unknown } = {};
  const undecided: RunModel["undecided"][number][] = [];
  for (const key of Object.keys(profileKeys) as ProfileKey[]) {
    const reading = all[key];
    if (!reading) undecided.push({ key, why: "no probe reads it", lack: "not-sent" });
    else if ("undecided" in reading)
      undecided.push({
        key,
        why: reading.undecided,
        lack: reading.contradicts ? "contradictory" : reading.lack,
      });
    else profile[key] = reading.value;
  }
  return { family, profile: profile as Partial<Profile>, undecided, readings };
}

type Reading = Finding | Undecided;

/** A key of a profile holds for the operations of a family together, any other reading is of the first that has it. */
function readingsOfAll(probe: Probe, operations: readonly Operation[], exchanges: readonly Exchange[]) {
  const read = (operation: Operation) => probe.read(ofOperation(operation, exchanges));
  const { of = "submit" } = probe;
  if (of === "family") {
    const slugs = operations.map(({ slug }) => slug);
    return probe.read(exchanges.filter(({ operation }) => slugs.includes(operation)));
  }
  const about = operations.find(({ kind, file }) => (of === "file" ? file : kind === of));
  const { reading } = about ? read(about) : probe.read([]);
  if (reading) return about ? { reading } : {};
  const each = operations.map(read);
  const keys = Object.keys(each[0] ?? {}) as ProfileKey[];
  return Object.fromEntries(
    keys.map((key) => [key, together(each.flatMap((readings) => readings[key] as Reading))]),
  );
}

/** What readings of the same key say together: the first that found something, unless another one found otherwise. */
function together(readings: readonly Reading[]): Reading | undefined {
  const found = readings.filter((reading) => "value" in reading);
  const odd = readings.find((reading) => "contradicts" in reading);
  // Of several reasons, the one that rests on the most.
  const [why] = readings.toSorted((one, other) => other.proof.length - one.proof.length);
  if (odd || found.length === 0) return odd ?? why;
  // What is only likely of one operation contradicts nothing that is certain of another.
  const certain = found.filter(({ confidence, odd }) => confidence === "certain" || odd);
  const counted = certain.length > 0 ? certain : found;
  const values = [...new Set(counted.map(({ value }) => JSON.stringify(value)))];
  if (values.length === 1) return counted.find((finding) => finding.odd) ?? counted[0];
  const proof = counted.flatMap((finding) => finding.proof);
  const received = values.join(" and ");
  const text = `contradictory: operations differ, ${received}`;
  const divergence = { text, expected: "the same of all operations", received, proof };
  return { undecided: text, lack: "contradictory", contradicts: true, proof, odd: divergence };
}
