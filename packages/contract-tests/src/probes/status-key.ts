import { answersIn, codeFields, isRefused } from "./answer.ts";
import { settle } from "./evidence.ts";
import type { Probe } from "./probe.ts";

/** A02: the field of a refusal that has an error code. */
export const statusKey: Probe = {
  id: "status-key",
  ambiguity: "A02",
  intents: ["empty-body", "unknown-user"],
  read(exchanges) {
    const answers = answersIn(exchanges);
    const sightings = answers.filter(isRefused).map((answer) => {
      const fields = codeFields(answer.body);
      const shows = fields.length === 0 ? "no code" : `a code in ${fields.join(" and in ")}`;
      return { answer, shows, fits: fields };
    });
    return {
      statusKey: settle(
        ["status", "status_code"],
        sightings,
        "a refusal with its code in one field (empty-body)",
        answers,
      ),
    };
  },
};
