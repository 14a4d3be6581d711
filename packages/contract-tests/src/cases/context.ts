import assert from "node:assert/strict";
import { type Operation, type OperationId, operationList, operationOf } from "@remo-kit/openapi";
import { answerTo, isNotServed } from "../checks/answer.ts";
import type { Exchange, Intent } from "../model/exchange.ts";
import type { RawSending, Sending, Session } from "../session/session.ts";
import { accepted } from "./expect.ts";

/** An accepted request: what the operations of its family can be asked for. */
export type Job = {
  /** Those that it may be known by: that of its receipt, and the one that was sent if that is another (A09). */
  readonly uuids: readonly [first: string, other?: string];
  /** Seconds until it is done (F12). */
  readonly waitTime: number;
  /** ms since 1970, by the clock of the run. */
  readonly acceptedAt: number;
};

/** What a case works with: a session, bound to the operation that the case is about. */
export type CaseContext = Pick<Session, "target" | "control" | "wait" | "now"> & {
  send(intent: Intent, sending?: Sending): Promise<Exchange>;
  raw(
    intent: Intent,
    body: string | { readonly [field: string]: unknown },
    sending?: RawSending,
  ): Promise<Exchange>;
  /** The job of the operation's family: handed in for the first case that asks, the same for all others. */
  job(): Promise<Job>;
  another(credits: number): Promise<CaseContext>;
};

/** Nothing can be said of how a server answers: it does not have the operation at all, or has accepted no job. */
export class NotServedError extends Error {
  override readonly name = "NotServedError";
}

function submitOf({ family: own }: Operation): Operation {
  const submit = operationList.find(({ family, kind }) => family === own && kind === "submit");
  assert(submit, `No operation of ${own} leaves jobs.`);
  return submit;
}

/** Credits that a job of an operation's family costs. */
export const jobPrice = (id: OperationId): number => submitOf(operationOf(id)).price;

const isOfApi = (exchange: Exchange): boolean =>
  !isNotServed(exchange) && (answerTo(exchange)?.kind ?? "other") !== "other";

export function contextOf(session: Session, id: OperationId): CaseContext {
  const { target, control, wait, now } = session;
  const operation = operationOf(id);
  const served = (exchange: Exchange): Exchange => {
    if (target.kind !== "url" || operation.kind === "submit" || !isNotServed(exchange)) return exchange;
    // Where it has answered before, it is there, and means something else by it.
    const before = session.exchanges.filter(({ id }) => id < exchange.id);
    if (before.some((one) => one.operation === operation.slug && isOfApi(one))) return exchange;
    throw new NotServedError(`${operation.slug} is not served there: HTTP ${exchange.received?.status}`);
  };
  return {
    target,
    control,
    wait,
    now,
    send: async (intent, sending) => served(await session.send(id, intent, sending)),
    raw: async (intent, body, sending) => served(await session.raw(id, intent, body, sending)),
    job: () => jobOf(session, operation),
    another: async (credits) => contextOf(await session.another(credits), id),
  };
}

async function jobOf({ jobs, send }: Session, operation: Operation): Promise<Job> {
  const { family } = operation;
  const known = jobs.get(family);
  const submitted = known ?? send(submitOf(operation).id, "submitted", { video: "new" });
  jobs.set(family, submitted);
  const exchange = await submitted;
  try {
    const { uuid, wait_time } = accepted(exchange).body;
    const seconds = Number(wait_time);
    return {
      uuids: uuidsOf(uuid, String(exchange.sent.uuid)),
      waitTime: Number.isFinite(seconds) ? Math.max(0, seconds) : 0,
      acceptedAt: Date.parse(exchange.time) + exchange.ms,
    };
  } catch (error) {
    // The first case has failed of it, and says why.
    throw known ? new NotServedError(`the video of #${exchange.id} was not accepted`) : error;
  }
}

function uuidsOf(received: unknown, sent: string): Job["uuids"] {
  const given = ["string", "number"].includes(typeof received) ? String(received) : "";
  if (given === "") return [sent];
  return given.toLowerCase() === sent.toLowerCase() ? [given] : [given, sent];
}
