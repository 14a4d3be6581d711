import { answersIn } from "./answer.ts";
import { type Sighting, settle } from "./evidence.ts";
import type { Probe } from "./probe.ts";

type Code = "a documented code" | "another code";

/** A26: with what a uuid is refused that was never sent, as nobody. A result for it fits no reading. */
export const missingResult: Probe = {
  id: "missing-result",
  ambiguity: "A26",
  of: "read",
  intents: ["read:unknown-uuid"],
  read(exchanges) {
    const answers = answersIn(exchanges, "read:unknown-uuid");
    const sightings = answers.flatMap((answer): Sighting<Code>[] => {
      if (answer.kind === "accepted") return [{ answer, shows: "a result", fits: [] }];
      if (answer.kind === "unreadable") return [];
      const { code, reason } = answer;
      return [{ answer, shows: `code ${code}`, fits: [reason ? "a documented code" : "another code"] }];
    });
    const needs = "a refusal of a uuid that was never sent (read:unknown-uuid)";
    return { reading: settle<Code>(["a documented code", "another code"], sightings, needs, answers) };
  },
};
