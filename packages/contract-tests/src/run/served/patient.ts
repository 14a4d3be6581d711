import type { OperationId } from "@remo-kit/openapi";
import { operationOf } from "@remo-kit/openapi";
import { isNoAnswer } from "../../checks/origin.ts";
import { UndecidedError } from "../../checks/undecided.ts";
import type { Exchange } from "../../model/exchange.ts";
import type { Stop } from "../../model/run.ts";
import type { RawSending, Sending, Session } from "../../session/session.ts";
import { type Guarded, StoppedError } from "../budget/guard.ts";
import { afterGateway, pauseAfter, stopAtGateway } from "./gateways.ts";

/** A session that waits for a server, and sends no keys to what is not the API. */
export type Patient = Guarded & {
  /** The session that first questions are sent by: what it gets, the case of the question gets later. */
  asking(caseId: string): Session;
  /** Whether the question of a case is answered: it sends nothing any more. */
  isAnswered(caseId: string): boolean;
  /** From here on keys may go to these operations, by slug. */
  trust(operations: readonly string[]): void;
};

export function patient({ session, stop, halt }: Guarded, caseNow: () => string): Patient {
  const asked = new Map<string, Exchange>();
  const trusted = new Set<string>();
  let ended: Stop | undefined;

  /** The last attempt, once there is no use in another one. */
  async function attempts(send: () => Promise<Exchange>): Promise<Exchange> {
    let exchange = await send();
    for (let attempt = 0; ; attempt += 1) {
      const ms = pauseAfter(exchange, attempt, session.now());
      // Without a wait of its own, the rate of the run is the pause.
      const isShort =
        ms !== undefined && ms <= 5000 && exchange.received?.headers["retry-after"] === undefined;
      if (ms === undefined || (!(await session.wait(ms, "server")) && !isShort)) return exchange;
      exchange = await send();
    }
  }

  async function one(send: () => Promise<Exchange>): Promise<Exchange> {
    const known = asked.get(caseNow());
    asked.delete(caseNow());
    if (ended && !known) throw new StoppedError(ended.because);
    const exchange = known ?? (await attempts(send));
    if (!isNoAnswer(exchange)) return exchange;
    if (!known) ended = stopAtGateway(session.exchanges);
    throw new UndecidedError(afterGateway(exchange));
  }

  const checked = (id: OperationId, keys: string) => {
    if (!keys.startsWith("own") || trusted.has(operationOf(id).slug)) return;
    throw new StoppedError(
      `no key is sent to ${operationOf(id).slug}: nothing of the API has answered there`,
    );
  };
  const keysOf = ({ keys }: Sending, byDefault: string) => keys ?? byDefault;
  const byDefault = session.target.kind === "url" && session.target.keys ? "own" : "nobody";
  const send: Session["send"] = async (id, intent, sending = {}) => {
    checked(id, keysOf(sending, byDefault));
    const once = () => session.send(id, intent, sending);
    return sending.waitsOut ? once() : one(once);
  };
  const raw: Session["raw"] = async (id, intent, body, sending: RawSending = {}) => {
    checked(id, keysOf(sending, "none"));
    return one(() => session.raw(id, intent, body, sending));
  };
  const keep = (caseId: string) => async (send: () => Promise<Exchange>) => {
    const exchange = await attempts(send);
    asked.set(caseId, exchange);
    return exchange;
  };
  return {
    session: { ...session, send, raw },
    // A gateway ends a run for good; what may not be spent leaves what is free.
    stop: () => halt() ?? ended ?? stop(),
    halt: () => halt() ?? ended,
    asking: (caseId) => ({
      ...session,
      send: (id, intent, sending) => keep(caseId)(() => session.send(id, intent, sending)),
      raw: (id, intent, body, sending) => keep(caseId)(() => session.raw(id, intent, body, sending)),
    }),
    isAnswered: (caseId) => asked.has(caseId),
    trust: (operations) => {
      for (const slug of operations) trusted.add(slug);
    },
  };
}
