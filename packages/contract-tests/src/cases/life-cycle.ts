import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { errorOf, type OperationId, operationOf } from "@remo-kit/openapi";
import type { Exchange } from "../model/exchange.ts";
import { type CaseContext, type Job, jobPrice } from "./context.ts";
import type { Draft, GeneratedFacts } from "./define.ts";
import { accepted, answered, refusedFor } from "./expect.ts";

/** ms between two questions, from the first to the longest: what the client waits too. */
const pauses = { first: 2000, longest: 15_000 };

/** The analysis says nothing of what a case is about: it was not done in time, or it failed. */
export class UndecidedError extends Error {
  override readonly name = "UndecidedError";
}

/** Whatever is not there, or not the user's, is refused as if it had never been sent. */
export const noResult = (exchange: Exchange): void => void refusedFor(exchange, ...noResultReasons);

const noResultReasons = ["no-result-file", "in-analysis", "required-data-missing", "protocol-error"] as const;

/** What becomes of a read from the receipt on. One job of the family is handed in for all of its reads. */
export function lifeCycle(id: OperationId, facts: GeneratedFacts): Draft[] {
  const own = { credits: jobPrice(id), job: true } as const;
  return [
    {
      id: "not-ready",
      title: "what is asked for at once is there, or has to be waited for, and is its user's alone",
      facts: facts.request,
      ...own,
      run: askAtOnce(id),
    },
    {
      id: "done",
      title: "what is done is given twice the same, to its user alone, whether keys are sent or not",
      facts: [...facts.request, ...facts.success],
      ...own,
      waits: true,
      run: readTwice(id),
    },
  ];
}

const askAtOnce =
  (id: OperationId): Draft["run"] =>
  async ({ job, send, target }) => {
    // First, so that nothing is paid for where the operation is not served.
    noResult(await send("read:unknown-uuid", { uuid: randomUUID(), keys: "own" }));
    const { uuid } = await job();
    const asked = await send("read:not-ready", { uuid });
    const isThere = target.kind === "url" && answered(asked).kind === "success";
    if (!isThere) assert.equal(categoryOf(id, asked), "not-ready", "it has to be waited for");
    noResult(await send("read:another-user", { uuid, keys: "other" }));
  };

const readTwice =
  (id: OperationId): Draft["run"] =>
  async (context) => {
    const { send, raw, job } = context;
    const { uuid } = await job();
    const given = accepted(await whenDone(id, context, await job())).body;
    const again = (exchange: Exchange) => assert.deepEqual(accepted(exchange).body, given);
    again(await send("read:done", { uuid }));
    noResult(await send("read:another-user", { uuid, keys: "other" }));
    // What a server makes of keys that it did not ask for is open; another result is none of the readings.
    const withKeys = await raw("read:with-keys", {}, { uuid, keys: "own", withKeys: true });
    if (answered(withKeys).kind === "success") again(withKeys);
  };

/** Asks when the receipt says that it is done, then again until it is. A mock's clock goes forward instead. */
async function whenDone(id: OperationId, context: CaseContext, job: Job): Promise<Exchange> {
  const { send, wait } = context;
  await whenDue(context, job);
  for (let pause = pauses.first; ; pause = Math.min(pause * 1.5, pauses.longest)) {
    const asked = await send("read:done", { uuid: job.uuid });
    const category = categoryOf(id, asked);
    if (category === "process") throw new UndecidedError("the analysis failed: hand in a video of a kick");
    if (category !== "not-ready") return asked;
    if (!(await wait(pause)))
      throw new UndecidedError("it was not done in the time that the run may wait: --max-wait S allows more");
  }
}

async function whenDue({ target, control, wait, now }: CaseContext, job: Job): Promise<void> {
  if (target.kind === "url") return void (await wait(job.acceptedAt + job.waitTime * 1000 - now()));
  await control?.advance(job.waitTime + 1); // A recording has none, and needs none.
}

/** Whether an answer means to wait; undefined of a success. */
function categoryOf(id: OperationId, exchange: Exchange) {
  const answer = answered(exchange);
  return answer.kind === "refusal" ? errorOf(operationOf(id), answer.code)?.category : undefined;
}
