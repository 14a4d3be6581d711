import { metrics } from "@remo-kit/openapi";
import { asking, type Probe } from "./probe.ts";
import type { Scored } from "./score/probes.ts";

export const soccer: Scored = {
  result: "analysis-soccer-result",
  score: "analysis-soccer-score",
  rows: metrics.soccer,
};

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const phases = ["impact", "after_impact"] as const;

/** What is open of soccer's measurements alone. */
export const soccerProbes: readonly Probe[] = [
  asking({
    id: "pelvis-phase",
    ambiguity: "A29",
    of: "read",
    key: "pelvisPhase",
    intents: ["submitted", "read:done"],
    from: ["read:done"],
    readings: phases,
    needs: "a result (submitted, read:done)",
    see({ exchange, ...answer }) {
      if (exchange.operation !== soccer.result || answer.kind !== "accepted") return undefined;
      const metric = answer.body.upper_pelvis_shoulder_y;
      if (!isObject(metric)) return undefined;
      return {
        shows: Object.keys(metric).join(" and "),
        fits: phases.filter((phase) => Object.hasOwn(metric, phase)),
      };
    },
  }),
];
