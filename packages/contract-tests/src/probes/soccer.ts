import { metrics } from "@remo-kit/openapi";
import { asking, type Probe } from "./probe.ts";
import type { Scored } from "./score/probes.ts";
import { isObject } from "./score/values.ts";

export const soccer: Scored = {
  result: "analysis-soccer-result",
  score: "analysis-soccer-score",
  rows: metrics.soccer,
};

const phases = ["impact", "after_impact"] as const;

/** At which of two phases a metric has its second value. */
const phaseOf = (metric: string, probe: Pick<Probe, "id" | "ambiguity">, key: "pelvisPhase" | "reading") =>
  asking({
    ...probe,
    of: "read",
    key,
    intents: ["submitted", "read:done"],
    from: ["read:done"],
    readings: phases,
    needs: "a result (submitted, read:done)",
    see(answer) {
      const { operation } = answer.exchange;
      const values =
        operation === soccer.result && answer.kind === "accepted" ? answer.body[metric] : undefined;
      if (!isObject(values)) return undefined;
      const fits = phases.filter((phase) => Object.hasOwn(values, phase));
      if (fits.length === 0) return undefined;
      return { shows: Object.keys(values).slice(0, 4).join(" and ").slice(0, 80), fits };
    },
  });

export const soccerProbes: readonly Probe[] = [
  phaseOf("upper_pelvis_shoulder_y", { id: "pelvis-phase", ambiguity: "A29" }, "pelvisPhase"),
  phaseOf("upper_left_shoulder_y", { id: "shoulder-phase", ambiguity: "A42" }, "reading"),
];
