import assert from "node:assert/strict";
import { type Operation, type OperationId, operationList, operationOf } from "@remo-kit/openapi";
import { isNotServed } from "../checks/answer.ts";
import type { Exchange, Intent } from "../model/exchange.ts";
import type { RawSending, Sending, Session } from "../session/session.ts";
import { accepted } from "./expect.ts";

/** An accepted request: what the operations of its family can be asked for. */
export type Job = {
  readonly uuid: string;
  /** Seconds until it is done (F12). */
  readonly waitTime: number;
};

/** What a case works with: a session, bound to the operation that the case is about. */
export type CaseContext = Pick<Session, "target" | "control"> & {
  send(intent: Intent, sending?: Sending): Promise<Exchange>;
  raw(
    intent: Intent,
    body: string | { readonly [field: string]: unknown },
    sending?: RawSending,
  ): Promise<Exchange>;
  /** A job that the first submit of the operation's family has left; it costs the price of that one. */
  submitted(sending?: Sending): Promise<Job>;
  /** The job once its analysis is done. Only a mock's clock goes forward: a run does not wait on a remote server. */
  done(job: Job): Promise<Job>;
  another(credits: number): Promise<CaseContext>;
};

/** A remote server does not have the operation at all, so nothing can be said of how it answers. */
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

export function contextOf(session: Session, id: OperationId): CaseContext {
  const { target, control } = session;
  const operation = operationOf(id);
  const served = (exchange: Exchange): Exchange => {
    if (target.kind !== "url" || operation.kind === "submit" || !isNotServed(exchange)) return exchange;
    throw new NotServedError(`${operation.slug} is not served there: HTTP ${exchange.received?.status}`);
  };
  return {
    target,
    control,
    send: async (intent, sending) => served(await session.send(id, intent, sending)),
    raw: async (intent, body, sending) => served(await session.raw(id, intent, body, sending)),
    async submitted(sending) {
      const submit = submitOf(operation).id;
      const { body } = accepted(await session.send(submit, "submitted", { video: "new", ...sending }));
      return { uuid: String(body.uuid), waitTime: Number(body.wait_time) };
    },
    async done(job) {
      assert(target.kind !== "url", "Only a mock can be put forward in time.");
      await control?.advance(job.waitTime + 1); // A recording has none, and needs none.
      return job;
    },
    another: async (credits) => contextOf(await session.another(credits), id),
  };
}
