import { operationOf } from "@remo-kit/openapi";
import { type Draft, defineCases, type GeneratedFacts, refusing } from "./define.ts";
import { forced } from "./forced.ts";
import { lifeCycle, noResult } from "./life-cycle.ts";

const id = "getSoccerResult";
const operation = operationOf(id);

const facts: GeneratedFacts = {
  request: ["F101", "F102", "F103", "F104"],
  success: ["F105", "F106", "F107"],
  refusal: ["F109"],
};

/** A request with an address that was never issued costs nothing, and is never answered with a result. */
const free: readonly Draft[] = [
  {
    id: "empty-body",
    title: "an empty body for a result lacks required data (A17, A26)",
    facts: ["F101", "F109"],
    run: refusing("empty-body", "", "required-data-missing"),
  },
  ...operation.required.map(
    (name): Draft => ({
      id: `missing-${name}`,
      title: `no ${name} lacks required data (A26)`,
      facts: [name === "uuid" ? "F103" : "F102"],
      run: refusing(`missing:${name}`, { [name]: undefined }, "required-data-missing"),
    }),
  ),
  {
    id: "unknown-uuid",
    title: "an unknown uuid of an unknown user has no result (A26)",
    facts: ["F101", "F104", "F108", "F109"],
    run: async ({ send }) => noResult(await send("read:unknown-uuid", { keys: "nobody" })),
  },
];

export const getSoccerResult = defineCases(
  id,
  {
    prefix: "result-",
    facts,
    request: {
      call: (client, { uuid }) => client.getSoccerResult({ uuid }),
      gives: { metrics: "*" },
    },
  },
  [...free, ...lifeCycle(id, facts), ...forced(id, facts)],
);
