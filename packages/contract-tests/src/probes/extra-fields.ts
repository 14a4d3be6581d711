import { type Accepted, answersIn, codeFields, isAccepted, isRefused, type Refused } from "./answer.ts";
import { settle } from "./evidence.ts";
import type { Probe } from "./probe.ts";

/** F09 to F14; those of a refusal may be all of them (A14). */
const table = ["state", "message", "uuid", "wait_time", "file_exist", "credit"];

/** A22: fields that neither the answer table nor an example has. */
export const extraFields: Probe = {
  id: "extra-fields",
  ambiguity: "A22",
  intents: ["empty-body", "unknown-user", "accept:first"],
  read(exchanges) {
    const answers = answersIn(exchanges);
    const told = answers.filter((answer) => isAccepted(answer) || isRefused(answer));
    const sightings = told.map((answer) => {
      const extra = extraOf(answer);
      return { answer, shows: extra.join(", ") || "no further field", fits: [extra.length > 0] };
    });
    const reading = settle([false, true], sightings, "an answer with state (accept:first)", answers);
    // A success may have more than a refusal, and none was seen.
    if ("undecided" in reading || told.some(isAccepted)) return { extraFields: reading };
    return { extraFields: { ...reading, confidence: "likely" } };
  },
};

function extraOf(answer: Accepted | Refused): string[] {
  const known = answer.kind === "accepted" ? table : [...table, "status"];
  // A02: under that name it is the code, and no further field.
  const isCode = answer.kind === "refused" && codeFields(answer.body)[0] === "status_code";
  return Object.keys(answer.body)
    .filter((field) => !known.includes(field) && !(isCode && field === "status_code"))
    .map((field) => field.slice(0, 40));
}
