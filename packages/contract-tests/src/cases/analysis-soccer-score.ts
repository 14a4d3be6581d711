import type { GeneratedFacts } from "./define.ts";
import { defineReads } from "./read-cases.ts";

const facts: GeneratedFacts = {
  request: ["F201", "F202", "F205", "F217"],
  // The rules of its metrics are checked against the result that the same run has read (A30).
  success: ["F203", "F204", "F206", "F207", "F208", "F209", "F210", "F211", "F212", "F213", "F214", "F215"],
  refusal: ["F216"],
};

export const getSoccerScore = defineReads("getSoccerScore", {
  prefix: "score-",
  facts,
  call: (client, { uuid }) => client.getSoccerScore({ uuid }),
});
