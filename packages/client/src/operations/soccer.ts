import { metrics } from "@remo-kit/openapi";
import type { About, JsonObject } from "../answer/answer.ts";
import { isObject } from "../answer/json.ts";
import { compare, kindOf, numberOf } from "../answer/values.ts";

const names = [...new Set(metrics.soccer.map(({ metric }) => metric))];
const phases = ["before_impact", "impact", "after_impact"];

/** Numbers by metric, then phase; undefined where an answer has none. One metric is enough: a result has no `state` (F109). */
export function numbersByMetric(body: JsonObject, warn: About["warn"]) {
  const found = names.filter((name) => isObject(body[name]));
  if (found.length === 0) return undefined;
  for (const name of names.filter((name) => name in body && !found.includes(name)))
    warn(`\`${name}\` is ${kindOf(body[name])}`);
  return Object.fromEntries(found.map((name) => [name, numbersOf(name, body[name] as JsonObject, warn)]));
}

/** A phase that is missing is no fault of an answer: it is not documented which there are. */
function numbersOf(name: string, metric: JsonObject, warn: About["warn"]) {
  const given = phases.filter((phase) => phase in metric);
  const read = given.map((phase) => [phase, numberOf(metric[phase])] as const);
  for (const [phase, number] of read) compare(warn, `${name}.${phase}`, metric[phase], number);
  return Object.fromEntries(read.filter(([, number]) => number !== undefined));
}
