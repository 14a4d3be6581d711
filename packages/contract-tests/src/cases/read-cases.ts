import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { type Operation, type OperationId, operationOf } from "@remo-kit/openapi";
import { UndecidedError } from "../checks/undecided.ts";
import type { Exchange } from "../model/exchange.ts";
import type { RequestOf } from "../session/session.ts";
import { ask, errorIn, failed, missing, readBy, whenDone } from "./asking.ts";
import { type CaseContext, jobPrice } from "./context.ts";
import {
  type About,
  type Draft,
  defineCases,
  type GeneratedFacts,
  type OperationCases,
  refusing,
} from "./define.ts";
import { accepted, answered, refusedFor, shown } from "./expect.ts";
import { forced } from "./forced.ts";

const noResult = (exchange: Exchange): void =>
  void refusedFor(exchange, "no-result-file", "in-analysis", ...missing);

/** A read as the later pages have it: by its uuid, and with the names of the wire. */
export const defineReads = (
  id: OperationId,
  { call, ...about }: Omit<About, "request"> & Pick<RequestOf, "call">,
): OperationCases =>
  defineCases(id, { ...about, request: { call, gives: "as on the wire" } }, readCases(id, about.facts));

/** Every case of a read. Those with a job are about the same one, which is handed in once for all reads of a family. */
const readCases = (id: OperationId, facts: GeneratedFacts): readonly Draft[] => [
  ...refusals(operationOf(id), facts),
  {
    id: "unknown-uuid",
    asks: true,
    title: "an unknown uuid of an unknown user is answered with nothing of anybody (A26)",
    facts: [...facts.request, ...facts.refusal],
    run: async ({ send }) => noResult(await send("read:unknown-uuid", { keys: "nobody" })),
  },
  {
    id: "not-ready",
    title: "what is asked for at once is there, or has to be waited for, and is its user's alone (A27, A28)",
    facts: facts.request,
    credits: jobPrice(id),
    job: true,
    run: askAtOnce,
  },
  {
    id: "done",
    title: "what is done is given twice the same, with keys and without, and to its user alone (A28)",
    facts: [...facts.request, ...facts.success],
    credits: jobPrice(id),
    job: true,
    waits: true,
    run: readTwice,
  },
  ...forced(id, facts),
];

/** A request with an address that was never issued costs nothing. Nothing can be left out of a path. */
function refusals({ parameters, required }: Operation, facts: GeneratedFacts): readonly Draft[] {
  const inBody = required.filter((name) => !parameters.includes(name));
  if (inBody.length === 0) return [];
  return [
    {
      id: "empty-body",
      asks: true,
      title: "an empty body lacks required data, or is a file that does not exist (A17, A26)",
      facts: [...facts.request, ...facts.refusal],
      run: refusing("empty-body", "", ...missing),
    },
    ...inBody.map(
      (name): Draft => ({
        id: `missing-${name}`,
        title: `no ${name} lacks required data, or is a file that does not exist (A26)`,
        facts: facts.request,
        run: refusing(`missing:${name}`, { [name]: undefined }, ...missing),
      }),
    ),
  ];
}

async function askAtOnce(context: CaseContext): Promise<void> {
  const { send, target } = context;
  // First, so that nothing is paid for where the operation is not served.
  noResult(await send("read:unknown-uuid", { uuid: randomUUID(), keys: "own" }));
  const job = await context.job();
  const asked = await ask(context, job, "read:not-ready");
  const category = errorIn(asked)?.category;
  if (category === "process") throw new UndecidedError(failed);
  const isThere = target.kind === "url" && answered(asked).kind === "success";
  if (!isThere)
    assert(category === "not-ready", `it has to be waited for, and ${shown(answered(asked))} came`);
  noResult(await readBy(context, askedBy(asked), "read:another-user", { keys: "other" }));
}

const askedBy = ({ sent }: Exchange): string => String(sent.uuid);

async function readTwice(context: CaseContext): Promise<void> {
  const asked = await whenDone(context, await context.job());
  const uuid = askedBy(asked);
  const withKeys = () => context.raw("read:with-keys", {}, { uuid, keys: "own", withKeys: true });
  // It may ask for keys after all: one request shows it (A35).
  if (answered(asked).kind === "refusal") {
    const isGiven = answered(await withKeys()).kind === "success";
    assert(!isGiven, "no keys were expected to be needed, and a result for both keys alone came");
  }
  const given = accepted(asked).body;
  const again = (exchange: Exchange) =>
    assert(isDeepStrictEqual(accepted(exchange).body, given), `#${exchange.id} gives another result`);
  noResult(await readBy(context, uuid, "read:another-user", { keys: "other" }));
  again(await readBy(context, uuid, "read:done"));
  // What a server makes of keys that it did not ask for is open; another result is none of the readings.
  const keyed = await withKeys();
  if (answered(keyed).kind === "success") again(keyed);
}
