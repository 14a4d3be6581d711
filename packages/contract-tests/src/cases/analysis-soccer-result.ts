import type { GeneratedFacts } from "./define.ts";
import { defineReads } from "./read-cases.ts";

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

export const getSoccerResult = defineReads("getSoccerResult", {
  prefix: "result-",
  facts,
  call: (client, { uuid }) => client.getSoccerResult({ uuid }),
});
