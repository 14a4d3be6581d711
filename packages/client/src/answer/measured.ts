// What was measured, or what it scored: numbers by metric and phase.

import type { Reader } from "./answer.ts";
import { isObject } from "./json.ts";
import { redactedIn } from "./shown.ts";
import { compare, kindOf, numberOf, uuidOf } from "./values.ts";

type Numbers = { [name: string]: number };

/** Metrics by name, then phase. Which phase has a value is not documented for sure, so that any may. */
export type ByPhase<Raw, Phase extends string> = {
  readonly [Metric in keyof Raw]: { readonly [Name in Phase]?: number };
};

/** What an answer with metrics is read to: those that came, and this. */
export type Measured<Raw, Phase extends string> = ByPhase<Raw, Phase> & {
  /** UUID of the video, as it was sent. */
  readonly uuid: string;
  /** What in the answer is not as it is documented, a sentence for each; mostly none. */
  readonly warnings: readonly string[];
  /** The answer as it came over the wire, without keys. */
  readonly raw: Raw;
};

/**
 * Reads metrics of these names. One is enough to know the answer by: it has no `state` (F109). An answer by phase, as later
 * pages have it (E26), is turned, and a `total` of its phases is read, as is `total_score`. A phase that is missing is no
 * fault: it is not documented which there are.
 */
export const measured =
  <Raw, Phase extends string>(
    names: readonly string[],
    phases: readonly Phase[],
  ): Reader<Measured<Raw, Phase>> =>
  (body, { uuid, redact, warn, warnings }) => {
    const byMetric = names.filter((name) => isObject(body[name]));
    const byPhase = phases.filter((phase) => names.some((name) => Object.hasOwn(Object(body[phase]), name)));
    if (byMetric.length + byPhase.length === 0) return undefined;
    for (const name of names)
      if (name in body && !byMetric.includes(name)) warn(`\`${name}\` is ${kindOf(body[name])}`);
    const metrics: { [name: string]: Numbers } = Object.fromEntries(byMetric.map((name) => [name, {}]));
    const totals: Numbers = {};
    const take = (place: string, value: unknown, key: string, into: Numbers | undefined) => {
      if (!into) return warn(`\`${redact(place).slice(0, 80)}\` is not documented`);
      const number = numberOf(value);
      compare(warn, place, value, number);
      if (number !== undefined) into[key] = number;
    };
    for (const name of byMetric)
      for (const [phase, value] of Object.entries(Object(body[name])))
        take(
          `${name}.${phase}`,
          value,
          phase,
          (phases as readonly string[]).includes(phase) ? metrics[name] : undefined,
        );
    for (const phase of byPhase)
      for (const [name, value] of Object.entries(Object(body[phase]))) {
        if (names.includes(name)) metrics[name] ??= {};
        const metric = Object.hasOwn(metrics, name) ? metrics[name] : undefined;
        take(`${phase}.${name}`, value, phase, name === "total" ? totals : metric);
      }
    const own: Numbers = {};
    if ("total_score" in body) take("total_score", body.total_score, "total_score", own);
    const told = uuidOf(body.uuid);
    if (told !== undefined && told.toLowerCase() !== uuid.toLowerCase())
      warn("`uuid` is another than the one that was sent");
    const sums = { ...(Object.keys(totals).length > 0 && { totals }), ...own };
    const raw = redactedIn(body, redact) as Raw;
    return { ...metrics, ...sums, uuid, warnings, raw } as Measured<Raw, Phase>;
  };
