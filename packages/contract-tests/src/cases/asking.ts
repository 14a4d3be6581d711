import { isUuid } from "@remo-kit/common/uuid";
import { type ErrorName, errorOf } from "@remo-kit/openapi";
import { isOfGateway, whatAnswered } from "../checks/origin.ts";
import { UndecidedError } from "../checks/undecided.ts";
import { type Exchange, type Intent, operationOfSlug } from "../model/exchange.ts";
import { retryAfter } from "../session/retry-after.ts";
import type { Sending } from "../session/session.ts";
import type { CaseContext, Job } from "./context.ts";
import { answered } from "./expect.ts";

/** ms between two questions, at first and at the longest. */
const pauses = { first: 2000, longest: 15_000 };

/** Seconds of `wait_time` that are waited for at once: a server that says more is asked as if it said nothing. */
const longestWait = 600;

/** How a read refuses what is not there, or not the user's; and what is not in the request (A26, A28). */
export const missing = ["file-does-not-exist", "required-data-missing"] as const satisfies ErrorName[];
const nothingThere = ["no-result-file", ...missing] as const;

export const failed = "the analysis failed: hand in a video of a person";

export function errorIn(exchange: Exchange) {
  const answer = answered(exchange);
  const operation = operationOfSlug(exchange.operation);
  return answer.kind === "refusal" && operation ? errorOf(operation, answer.code) : undefined;
}

/** A read by a uuid. The client takes no other id than a UUID; a vendor may (A09). */
export function readBy({ send, raw }: CaseContext, uuid: string, intent: Intent, sending: Sending = {}) {
  const { keys = "own" } = sending;
  return isUuid(uuid) ? send(intent, { ...sending, uuid, keys }) : raw(intent, {}, { uuid, keys });
}

/** A question about a job by its user. Where its receipt names another uuid than was sent, by the one that is known. */
export async function ask(
  context: CaseContext,
  { uuids: [first, other] }: Job,
  intent: Intent,
  sending?: Sending,
): Promise<Exchange> {
  const asked = await readBy(context, first, intent, sending);
  if (other === undefined || !isUnknown(asked)) return asked;
  const again = await readBy(context, other, intent, sending);
  return isUnknown(again) ? asked : again;
}

/** Whether it says that there is nothing of that uuid: with the code of it, or as HTTP does. */
function isUnknown(exchange: Exchange): boolean {
  if (isPassing(exchange)) return exchange.received?.status === 404;
  const answer = answered(exchange);
  if (answer.kind === "success") return false;
  const name = errorIn(exchange)?.name;
  return nothingThere.some((one) => one === name) || exchange.received?.status === 404;
}

/** Nothing of the API, which says nothing of the analysis; a read may be repeated. */
const isPassing = (exchange: Exchange): boolean => !exchange.received || isOfGateway(exchange);

/** Asks when the receipt says that it is done, then again until it is. A mock's clock goes forward instead. */
export async function whenDone(context: CaseContext, job: Job): Promise<Exchange> {
  const { wait, target, now } = context;
  await whenDue(context, job);
  for (let pause = pauses.first; ; pause = Math.min(pause * 1.5, pauses.longest)) {
    const asked = await ask(context, job, "read:done", { waitsOut: true });
    const passing = isPassing(asked);
    const category = passing ? undefined : errorIn(asked)?.category;
    if (category === "process") throw new UndecidedError(failed);
    // A server may know of a job only when it is done: that is no form of waiting, and the case for it says so.
    const isLate = passing || (target.kind === "url" && isUnknown(asked));
    if (category !== "not-ready" && !isLate) return asked;
    const due = asked.received && passing ? retryAfter(asked.received, now()) : undefined;
    if (await wait(Math.max(pause, due ?? 0))) continue;
    if (passing) throw new UndecidedError(`no answer of the API came to it: ${whatAnswered(asked)}`);
    if (isLate) return asked;
    throw new UndecidedError(`it was not done in the time that the run may wait: ${moreTime(job)}`);
  }
}

const moreTime = ({ waitTime }: Job): string =>
  waitTime > longestWait
    ? `its wait_time says ${waitTime} s; --max-wait S allows more`
    : "--max-wait S allows more";

async function whenDue({ target, control, wait, now }: CaseContext, job: Job): Promise<void> {
  const { acceptedAt, waitTime } = job;
  if (target.kind !== "url") return void (await control?.advance(waitTime + 1)); // A recording has none, and needs none.
  if (waitTime <= longestWait) await wait(acceptedAt + waitTime * 1000 - now());
}
