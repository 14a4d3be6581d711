import { fieldsOf } from "../checks/schema.ts";
import { operationOfSlug } from "../model/exchange.ts";
import { type Accepted, answersIn, codeFields, isAccepted, isRefused, type Refused } from "./answer.ts";
import { settle } from "./evidence.ts";
import type { Probe } from "./probe.ts";

/** A22: fields that neither the answer table nor an example has. Those of a refusal may be all of the table (A14). */
export const extraFields: Probe = {
  id: "extra-fields",
  ambiguity: "A22",
  intents: ["empty-body", "unknown-user", "accept:first"],
  read(exchanges) {
    const answers = answersIn(exchanges);
    const read = answers
      .filter((answer) => isAccepted(answer) || isRefused(answer))
      .filter(({ body }) => "state" in body); // A result has the values alone.
    const sightings = read.map((answer) => {
      const extra = extraOf(answer);
      return { answer, shows: extra.join(", ") || "no further field", fits: [extra.length > 0] };
    });
    const reading = settle([false, true], sightings, "an answer with state (accept:first)", answers);
    // A success may have more than a refusal, and none was seen.
    if ("undecided" in reading || read.some(isAccepted)) return { extraFields: reading };
    return { extraFields: { ...reading, confidence: "likely" } };
  },
};

function extraOf(answer: Accepted | Refused): string[] {
  const operation = operationOfSlug(answer.exchange.operation);
  const fields = (kind: "success" | "refusal") => (operation ? fieldsOf(operation, kind).named : []);
  const known = [...fields("success"), ...(answer.kind === "accepted" ? [] : fields("refusal"))];
  // A02: under that name it is the code, and no further field.
  const isCode = answer.kind === "refused" && codeFields(answer.body)[0] === "status_code";
  return Object.keys(answer.body)
    .filter((field) => !known.includes(field) && !(isCode && field === "status_code"))
    .map((field) => field.slice(0, 40));
}
