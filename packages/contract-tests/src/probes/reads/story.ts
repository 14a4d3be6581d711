import type { Exchange } from "../../model/exchange.ts";
import { type Accepted, answersIn, isAccepted, isOfRead, type ProbeAnswer } from "../answer.ts";

export type Story = {
  readonly submit: Accepted;
  /** Whether a uuid is that of the job: the one that was sent, or the one that came back (A09). */
  readonly isIts: (uuid: string | undefined) => boolean;
  /** When its receipt was there, in ms since 1970. */
  readonly acceptedAt: number;
  readonly reads: readonly ProbeAnswer[];
};

/** Undefined where none was accepted, or more than one: an answer would be of either. */
export function storyOf(exchanges: readonly Exchange[]): Story | undefined {
  const submits = answersIn(exchanges, "submitted").filter(isAccepted);
  const [submit] = submits;
  if (!submit || submits.length > 1) return undefined;
  const own = [submit.exchange.sent.uuid, submit.body.uuid].map((uuid) => String(uuid).toLowerCase());
  const isIts = (uuid: string | undefined) => uuid !== undefined && own.includes(uuid.toLowerCase());
  const reads = answersIn(exchanges).filter((answer) => {
    const { sent, id } = answer.exchange;
    return isOfRead(answer) && sent.keys === "own" && isIts(sent.uuid) && id > submit.exchange.id;
  });
  return { submit, isIts, acceptedAt: timeOf(submit.exchange) + submit.exchange.ms, reads };
}

/** When it began, in ms since 1970: by the clock of a mock, which can go forward, else by that of the run. */
export function timeOf({ time, received }: Exchange): number {
  const [, shown] = /\bnow=(\d+)/.exec(received?.headers["x-remo-mock-clock"] ?? "") ?? [];
  return shown === undefined ? Date.parse(time) : Number(shown);
}

/** Needed by all that is read of a finished job. */
export const doneNeeds = "a job whose analysis is done (submitted, read:done)";
