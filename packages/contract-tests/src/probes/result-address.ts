import { type Answer, answersIn } from "./answer.ts";
import { type Sighting, settle } from "./evidence.ts";
import type { Probe } from "./probe.ts";

/** A17: whether the address that a page of its own names for the result is there. */
export const resultAddress: Probe = {
  id: "result-address",
  ambiguity: "A17",
  of: "read",
  intents: ["empty-body"],
  read(exchanges) {
    const answers = answersIn(exchanges, "empty-body");
    const sightings = servedOrGone(answers, [404]);
    return {
      reading: settle(
        ["served", "not served"],
        sightings,
        "an answer of the read with state, or 404 (empty-body)",
        answers,
      ),
    };
  },
};

/** What an empty POST tells of a path: a refusal that has `state`, or a status line that says that nothing is there. */
export const servedOrGone = (
  answers: readonly Answer[],
  gone: readonly number[],
): Sighting<"served" | "not served">[] =>
  answers.flatMap((answer): Sighting<"served" | "not served">[] => {
    if (answer.kind !== "unreadable") return [{ answer, shows: "a state", fits: ["served"] }];
    const status = answer.exchange.received?.status;
    if (status === undefined || !gone.includes(status)) return [];
    return [{ answer, shows: `HTTP ${status}`, fits: ["not served"] }];
  });
