import { type OperationId, operationOf } from "@remo-kit/openapi";
import type { KeysUsed } from "../../model/exchange.ts";
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

/** One request at a time: two at once could cost more before the first answer says so. None once the run has to end. */
export function guard(open: Session, allowed: number, isToEnd: () => boolean = () => false): Guarded {
  let halt: Stop | undefined;
  let spent: Stop | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const own = open.target.kind !== "url" || open.target.keys ? "own" : "nobody";
  const assertAllowed = (id: OperationId, keys: KeysUsed) => {
    if (isToEnd()) throw new InterruptedError("the run was interrupted");
    if (halt) throw new StoppedError(halt.because);
    const operation = operationOf(id);
    if (!operation.mayBeCharged || !keys.startsWith("own")) return;
    spent ??= mayStillSpend(open.exchanges, operation, allowed);
    if (spent) throw new StoppedError(spent.because);
  };
  const inTurn = <Result>(id: OperationId, keys: KeysUsed, send: () => Promise<Result>): Promise<Result> => {
    const sent = last.then(async () => {
      assertAllowed(id, keys);
      try {
        return await send();
      } finally {
        halt ??= stopAfter(open.exchanges);
      }
    });
    last = sent.catch(() => {});
    return sent;
  };
  const session: Session = {
    ...open,
    send: (id, intent, sending = {}) => inTurn(id, sending.keys ?? own, () => open.send(id, intent, sending)),
    raw: (id, intent, body, sending = {}) =>
      inTurn(id, sending.keys ?? "none", () => open.raw(id, intent, body, sending)),
  };
  return { session, stop: () => halt ?? spent, halt: () => halt };
}
