import { asking, type Probe } from "./probe.ts";

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** What a finished analysis of soccer shows. */
export const soccerProbes: readonly Probe[] = [
  asking({
    id: "pelvis-phase",
    ambiguity: "A29",
    of: "read",
    key: "pelvisPhase",
    intents: ["read:done"],
    from: ["read:done"],
    readings: ["impact", "after_impact"],
    needs: "a result (read:done)",
    see(answer) {
      const metric = answer.kind === "accepted" ? answer.body.upper_pelvis_shoulder_y : undefined;
      if (!isObject(metric)) return undefined;
      const fits = (["impact", "after_impact"] as const).filter((phase) => phase in metric);
      return { shows: Object.keys(metric).join(" and "), fits };
    },
  }),
  asking({
    id: "score-rules",
    ambiguity: "A30",
    of: "read",
    intents: ["read:done"],
    from: ["read:done"],
    readings: ["in proportion", "otherwise"],
    needs: "a result and its score (read:done)",
    see: () => undefined,
  }),
  asking({
    id: "score-shape",
    ambiguity: "A31",
    of: "read",
    key: "scoreShape",
    intents: ["read:done"],
    from: ["read:done"],
    readings: ["metric", "phase"],
    needs: "a score (read:done)",
    see(answer) {
      if (answer.kind !== "accepted") return undefined;
      if ("total_score" in answer.body) return { shows: "total_score", fits: ["phase"] };
      return "stepping_foot_position" in answer.body ? { shows: "metrics", fits: ["metric"] } : undefined;
    },
  }),
];
