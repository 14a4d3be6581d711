import assert from "node:assert/strict";
import { operationOf } from "@remo-kit/openapi";
import { jobPrice } from "./context.ts";
import { type Draft, defineCases, type GeneratedFacts, refusing } from "./define.ts";
import { accepted, refusedFor } from "./expect.ts";
import { forced } from "./forced.ts";

const id = "getSoccerScore";
const operation = operationOf(id);

const facts: GeneratedFacts = {
  request: ["F201", "F202", "F217"],
  success: ["F203", "F204", "F215"],
  refusal: ["F216"],
};

/** A request with an address that was never issued costs nothing, and is never answered with a score. */
const free: readonly Draft[] = [
  {
    id: "empty-body",
    title: "an empty body for a score lacks required data (A26)",
    facts: ["F201", "F216"],
    run: refusing("empty-body", "", "required-data-missing"),
  },
  ...operation.required.map(
    (name): Draft => ({
      id: `missing-${name}`,
      title: `no ${name} of a score lacks required data (A26)`,
      facts: ["F202"],
      run: refusing(`missing:${name}`, { [name]: undefined }, "required-data-missing"),
    }),
  ),
  {
    id: "unknown-uuid",
    title: "an unknown uuid of an unknown user has no score (A26)",
    facts: ["F201", "F202", "F205", "F216", "F217"],
    run: async ({ send }) =>
      void refusedFor(await send("read:unknown-uuid", { keys: "nobody" }), "no-result-file", "in-analysis"),
  },
];

const done: Draft = {
  id: "done",
  title: "a finished analysis has a score by the page's rules, twice the same",
  facts: ["F203", "F204", "F206", "F207", "F208", "F209", "F210", "F211", "F212", "F213", "F214"],
  credits: jobPrice(id),
  mock: true,
  async run({ submitted, done, send }) {
    const { uuid } = await submitted();
    refusedFor(await send("read:not-ready", { uuid }), "in-analysis");
    await done({ uuid, waitTime: 3600 });
    const { body } = accepted(await send("read:done", { uuid }));
    assert.deepEqual(accepted(await send("read:done", { uuid })).body, body);
  },
};

export const getSoccerScore = defineCases(
  id,
  {
    prefix: "score-",
    facts,
    request: { call: (client, { uuid }) => client.getSoccerScore({ uuid }), gives: { metrics: "*" } },
  },
  [...free, done, ...forced(id, facts)],
);
