import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { type ErrorName, errorOf, type Operation, type OperationId, operationOf } from "@remo-kit/openapi";
import { isOfGateway, whatAnswered } from "../checks/origin.ts";
import { type Exchange, operationOfSlug } from "../model/exchange.ts";
import { retryAfter } from "../session/retry-after.ts";
import { type CaseContext, type Job, jobPrice } from "./context.ts";
import { type Draft, type GeneratedFacts, refusing } from "./define.ts";
import { accepted, answered, refusedFor, shown } from "./expect.ts";
import { forced } from "./forced.ts";

/** ms between two questions, at first and at the longest. */
const pauses = { first: 2000, longest: 15_000 };

/** The analysis shows nothing of what a case is about: it was not done in time, or it failed. */
export class UndecidedError extends Error {
  override readonly name = "UndecidedError";
}

/** How a read refuses what is not there, or not the user's; and what is not in the request (A26, A28). */
const missing: readonly ErrorName[] = ["file-does-not-exist", "required-data-missing"];
const noResult = (exchange: Exchange): void =>
  void refusedFor(exchange, "no-result-file", "in-analysis", ...missing);

/** Every case of a read. Those with a job are about the same one, which is handed in once for all reads of a family. */
export const readCases = (id: OperationId, facts: GeneratedFacts): readonly Draft[] => [
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

async function askAtOnce({ job, send, target }: CaseContext): Promise<void> {
  // First, so that nothing is paid for where the operation is not served.
  noResult(await send("read:unknown-uuid", { uuid: randomUUID(), keys: "own" }));
  const { uuid } = await job();
  const asked = await send("read:not-ready", { uuid });
  const isThere = target.kind === "url" && answered(asked).kind === "success";
  if (!isThere)
    assert(categoryOf(asked) === "not-ready", `it has to be waited for, and ${shown(answered(asked))} came`);
  noResult(await send("read:another-user", { uuid, keys: "other" }));
}

async function readTwice(context: CaseContext): Promise<void> {
  const { send, raw, job } = context;
  const { uuid } = await job();
  const asked = await whenDone(context, await job());
  const withKeys = () => raw("read:with-keys", {}, { uuid, keys: "own", withKeys: true });
  // It may ask for keys after all: one request shows it (A35).
  if (answered(asked).kind === "refusal") await withKeys();
  const given = accepted(asked).body;
  const again = (exchange: Exchange) =>
    assert(isDeepStrictEqual(accepted(exchange).body, given), `#${exchange.id} gives another result`);
  noResult(await send("read:another-user", { uuid, keys: "other" }));
  again(await send("read:done", { uuid }));
  // What a server makes of keys that it did not ask for is open; another result is none of the readings.
  const keyed = await withKeys();
  if (answered(keyed).kind === "success") again(keyed);
}

/** Asks when the receipt says that it is done, then again until it is. A mock's clock goes forward instead. */
async function whenDone(context: CaseContext, job: Job): Promise<Exchange> {
  const { send, wait, now } = context;
  await whenDue(context, job);
  for (let pause = pauses.first; ; pause = Math.min(pause * 1.5, pauses.longest)) {
    const asked = await send("read:done", { uuid: job.uuid, waitsOut: true });
    const isPassing = isUnanswered(asked);
    const category = isPassing ? undefined : categoryOf(asked);
    if (category === "process") throw new UndecidedError("the analysis failed: hand in a video of a person");
    if (category !== "not-ready" && !isPassing) return asked;
    const asks = asked.received && isPassing ? retryAfter(asked.received, now()) : undefined;
    if (await wait(Math.max(pause, asks ?? 0))) continue;
    if (isPassing) throw new UndecidedError(`no answer of the API came to it: ${whatAnswered(asked)}`);
    throw new UndecidedError("it was not done in the time that the run may wait: --max-wait S allows more");
  }
}

async function whenDue({ target, control, wait, now }: CaseContext, job: Job): Promise<void> {
  if (target.kind === "url") return void (await wait(job.acceptedAt + job.waitTime * 1000 - now()));
  await control?.advance(job.waitTime + 1); // A recording has none, and needs none.
}

/** Nothing of the API, which says nothing of the analysis; a read may be repeated. */
const isUnanswered = (exchange: Exchange): boolean => !exchange.received || isOfGateway(exchange);

/** What an answer means; undefined of a success. */
function categoryOf(exchange: Exchange) {
  const answer = answered(exchange);
  const operation = operationOfSlug(exchange.operation);
  return answer.kind === "refusal" && operation ? errorOf(operation, answer.code)?.category : undefined;
}
