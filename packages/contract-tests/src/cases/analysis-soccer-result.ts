import { defineCases, type GeneratedFacts } from "./define.ts";
import { readCases } from "./read-cases.ts";

const id = "getSoccerResult";

const facts: GeneratedFacts = {
  request: ["F101", "F102", "F103", "F104", "F108"],
  success: [
    "F105",
    "F106",
    "F107",
    "F110",
    "F111",
    "F112",
    "F113",
    "F114",
    "F115",
    "F116",
    "F117",
    "F118",
    "F119",
  ],
  refusal: ["F109"],
};

export const getSoccerResult = defineCases(
  id,
  {
    prefix: "result-",
    facts,
    request: {
      call: (client, { uuid }) => client.getSoccerResult({ uuid }),
      gives: "as on the wire",
    },
  },
  readCases(id, facts),
);
