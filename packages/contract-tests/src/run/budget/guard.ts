import { type Operation, operationOf } from "@remo-kit/openapi";
import type { Exchange, KeysUsed } from "../../model/exchange.ts";
import type { Stop } from "../../model/run.ts";
import { InterruptedError } from "../../session/patience.ts";
import type { Session } from "../../session/session.ts";
import { mayStillSpend, stopAfter } from "./budget.ts";

export type Guarded = {
  readonly session: Session;
  /** Why the run ends, or why nothing more is sent that may be charged. */
  readonly stop: () => Stop | undefined;
  readonly halt: () => Stop | undefined;
};

/** A request that the run must not send any more. */
export class StoppedError extends Error {
  override readonly name = "StoppedError";
}

type Request = {
  readonly operation: Operation;
  readonly keys: KeysUsed;
  readonly waitsOut?: boolean | undefined;
  readonly send: () => Promise<Exchange>;
};

/** A session of which each request goes through something. */
export function through(open: Session, pass: (request: Request) => Promise<Exchange>): Session {
  const own = open.target.kind !== "url" || open.target.keys ? "own" : "nobody";
  return {
    ...open,
    send(id, intent, sending = {}) {
      const { keys = own, waitsOut } = sending;
      return pass({ operation: operationOf(id), keys, waitsOut, send: () => open.send(id, intent, sending) });
    },
    raw(id, intent, body, sending = {}) {
      const { keys = "none" } = sending;
      return pass({ operation: operationOf(id), keys, send: () => open.raw(id, intent, body, sending) });
    },
  };
}

/** One request at a time: two at once could cost more before the first answer says so. None once the run has to end. */
export function guard(open: Session, allowed: number, isToEnd: () => boolean = () => false): Guarded {
  let halt: Stop | undefined;
  let spent: Stop | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const assertAllowed = ({ operation, keys }: Request) => {
    if (isToEnd()) throw new InterruptedError("the run was interrupted");
    if (halt) throw new StoppedError(halt.because);
    if (!operation.mayBeCharged || !keys.startsWith("own")) return;
    spent ??= mayStillSpend(open.exchanges, operation, allowed);
    if (spent) throw new StoppedError(spent.because);
  };
  const session = through(open, (request) => {
    const sent = last.then(async () => {
      assertAllowed(request);
      try {
        return await request.send();
      } finally {
        halt ??= stopAfter(open.exchanges);
      }
    });
    last = sent.catch(() => {});
    return sent;
  });
  return { session, stop: () => halt ?? spent, halt: () => halt };
}
