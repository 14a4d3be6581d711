import assert from "node:assert/strict";
import { type Operation, type OperationId, operationOf } from "@remo-kit/openapi";
import { submitOf } from "../checks/served.ts";
import type { Exchange, Intent } from "../model/exchange.ts";
import type { RawBody, RawSending, Sending, Session } from "../session/session.ts";
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
  raw(intent: Intent, body: RawBody, sending?: RawSending): Promise<Exchange>;
  /** The job of the operation's family: handed in for the first case that asks, the same for all others. */
  job(): Promise<Job>;
  another(credits: number): Promise<CaseContext>;
};

/** Nothing can be said of how a server answers: it has accepted no job. */
export class NotServedError extends Error {
  override readonly name = "NotServedError";
}

export const jobPrice = (id: OperationId): number => submitOf(operationOf(id))?.price ?? 0;

export function contextOf(session: Session, id: OperationId): CaseContext {
  const { target, control, wait, now } = session;
  const operation = operationOf(id);
  return {
    target,
    control,
    wait,
    now,
    send: (intent, sending) => session.send(id, intent, sending),
    raw: (intent, body, sending) => session.raw(id, intent, body, sending),
    job: () => jobOf(session, operation),
    another: async (credits) => contextOf(await session.another(credits), id),
  };
}

async function jobOf({ jobs, send }: Session, operation: Operation): Promise<Job> {
  const { family } = operation;
  const known = jobs.get(family);
  const submit = submitOf(operation);
  assert(submit, `No operation of ${family} leaves jobs.`);
  const submitted = known ?? send(submit.id, "submitted", { video: "new" });
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
