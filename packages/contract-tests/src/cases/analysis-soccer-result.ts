import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { errorOf, operationOf } from "@remo-kit/openapi";
import { examplesOf } from "../checks/schema.ts";
import type { Exchange } from "../model/exchange.ts";
import { jobPrice } from "./context.ts";
import { type Draft, defineCases, type GeneratedFacts, refusing } from "./define.ts";
import { accepted, answered, refusedFor } from "./expect.ts";
import { forced } from "./forced.ts";

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

/** Whatever is not there, or not the user's, is refused as if it had never been sent. */
const noResult = (exchange: Exchange) => void refusedFor(exchange, "no-result-file", "in-analysis");

const afterSubmit: readonly Draft[] = [
  {
    id: "not-ready",
    title: "an accepted video has a result or not yet, and for its user alone (A26)",
    facts: ["F101", "F102", "F103", "F104"],
    credits: jobPrice(id),
    async run({ submitted, send }) {
      // First, so that nothing is paid for where results are not served.
      noResult(await send("read:unknown-uuid", { uuid: randomUUID(), keys: "own" }));
      const { uuid } = await submitted();
      const own = await send("read:not-ready", { uuid, keys: "own" });
      const answer = answered(own);
      if (answer.kind === "refusal") {
        assert.equal(errorOf(operation, answer.code)?.category, "not-ready", "it has to be waited for");
      } else accepted(own);
      noResult(await send("read:another-user", { uuid, keys: "nobody" }));
    },
  },
  {
    id: "done",
    title: "a finished analysis has the page's result, twice the same, for its user alone",
    facts: [
      "F101",
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
    mock: true,
    async run({ submitted, done, send }) {
      const { uuid } = await submitted();
      refusedFor(await send("read:not-ready", { uuid }), "in-analysis");
      await done({ uuid, waitTime: 3600 });
      const { body } = accepted(await send("read:done", { uuid }));
      for (const [field, value] of Object.entries(examplesOf(operation).done?.value ?? {})) {
        assert.deepEqual(body[field], value, `${field} is that of the page`);
      }
      assert.deepEqual(accepted(await send("read:done", { uuid })).body, body);
      noResult(await send("read:another-user", { uuid, keys: "other" }));
    },
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
  [...free, ...afterSubmit, ...forced(id, facts)],
);
