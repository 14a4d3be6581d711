import { isNoAnswer } from "../../checks/origin.ts";
import { UndecidedError } from "../../checks/undecided.ts";
import type { Exchange } from "../../model/exchange.ts";
import type { Stop } from "../../model/run.ts";
import type { Session } from "../../session/session.ts";
import { type Guarded, StoppedError, through } from "../budget/guard.ts";
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

  return {
    session: through(session, async ({ operation: { slug }, keys, waitsOut, send }) => {
      if (keys.startsWith("own") && !trusted.has(slug))
        throw new StoppedError(`no key is sent to ${slug}: nothing of the API has answered there`);
      return waitsOut ? send() : one(send);
    }),
    // A gateway ends a run for good; what may not be spent leaves what is free.
    stop: () => halt() ?? ended ?? stop(),
    halt: () => halt() ?? ended,
    asking: (caseId) =>
      through(session, async ({ send }) => {
        const exchange = await attempts(send);
        asked.set(caseId, exchange);
        return exchange;
      }),
    isAnswered: (caseId) => asked.has(caseId),
    trust: (operations) => {
      for (const slug of operations) trusted.add(slug);
    },
  };
}
