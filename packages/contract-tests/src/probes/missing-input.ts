import { type Answer, answersIn } from "./answer.ts";
import { type Sighting, settle } from "./evidence.ts";
import type { Probe } from "./probe.ts";

type Code = 400 | 411;

/** A15: 400 or 411, for no body and for a field that is missing or empty. */
export const missingInput: Probe = {
  id: "missing-input",
  ambiguity: "A15",
  intents: ["empty-body", "no-fields", "missing:*", "empty:height"],
  read(exchanges) {
    const empty = answersIn(exchanges, "empty-body");
    const missing = answersIn(exchanges).filter(({ exchange: { intent } }) =>
      /^(no-fields$|missing:|empty:)/.test(intent),
    );
    return {
      emptyBody: settle<Code>(
        [400, 411],
        empty.flatMap(sighted),
        "a refusal with 400 or 411 (empty-body)",
        empty,
      ),
      // What was refused for something else first tells nothing of the field (A18).
      missingField: settle<Code>(
        [411, 400],
        missing.flatMap(sighted),
        "a refusal with 400 or 411 (no-fields, missing:*)",
        missing,
      ),
    };
  },
};

function sighted(answer: Answer): Sighting<Code>[] {
  if (answer.kind === "accepted") return [{ answer, shows: "a receipt", fits: [] }];
  if (answer.kind !== "refused") return [];
  const { code } = answer;
  return code === 400 || code === 411 ? [{ answer, shows: `code ${code}`, fits: [code] }] : [];
}
