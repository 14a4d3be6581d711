import type { MetricRow } from "@remo-kit/openapi";
import type { Body } from "../../checks/answer.ts";
import { numberIn as asNumber } from "../answer.ts";

/** In which order an answer has its numbers: by metric and then phase, or by phase as later pages do (A31). */
export type Order = "metric" | "phase";

export const isObject = (value: unknown): value is Body => typeof value === "object" && value !== null;

export function ordersOf(rows: readonly MetricRow[], body: Body): Order[] {
  const having = (name: string) => Object.hasOwn(body, name) && isObject(body[name]);
  const byMetric = rows.some(({ metric }) => having(metric));
  const byPhase = phasesOf(rows).some(having);
  return [...(byMetric ? (["metric"] as const) : []), ...(byPhase ? (["phase"] as const) : [])];
}

export const phasesOf = (rows: readonly MetricRow[]): string[] => [
  ...new Set(rows.flatMap(({ phase, alsoAt = phase }) => [phase, alsoAt])),
];

/** Where an answer has the number of a row: a phase of several, all of which are accepted alike (A29). */
export function numberOf(row: MetricRow, body: Body) {
  const { metric, phase, alsoAt = phase } = row;
  for (const at of [phase, alsoAt]) {
    const value = numberIn(body, metric, at) ?? numberIn(body, at, metric);
    if (value !== undefined) return { value, place: `${metric}.${at}` };
  }
  return undefined;
}

export function numberIn(body: Body, outer: string, inner: string): number | undefined {
  const group = Object.hasOwn(body, outer) ? body[outer] : undefined;
  return isObject(group) && Object.hasOwn(group, inner) ? asNumber(group[inner]) : undefined;
}
