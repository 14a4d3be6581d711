import { defineCases, type GeneratedFacts } from "./define.ts";
import { readCases } from "./read-cases.ts";

const id = "getSoccerScore";

const facts: GeneratedFacts = {
  request: ["F201", "F202", "F205", "F217"],
  // The rules of its metrics are checked against the result that the same run has read (A30).
  success: ["F203", "F204", "F206", "F207", "F208", "F209", "F210", "F211", "F212", "F213", "F214", "F215"],
  refusal: ["F216"],
};

export const getSoccerScore = defineCases(
  id,
  {
    prefix: "score-",
    facts,
    request: {
      call: (client, { uuid }) => client.getSoccerScore({ uuid }),
      gives: "as on the wire",
    },
  },
  readCases(id, facts),
);
