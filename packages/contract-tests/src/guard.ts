import { type Stop, stopAfter } from "./budget.ts";
import type { Session } from "./session.ts";

/** Nothing more may be sent. */
export class StoppedError extends Error {
  override readonly name = "StoppedError";
}

export type Guarded = { readonly session: Session; readonly stop: () => Stop | undefined };

/**
 * A session of somebody's server: one request at a time, whatever a case does, and none once the run has to stop. What
 * was sent may have been charged, so two at once could cost more before the first answer says so.
 */
export function guard(open: Session, price: number): Guarded {
  let stop: Stop | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const oneByOne = <Given extends readonly unknown[], Result>(send: (...given: Given) => Promise<Result>) => {
    return (...given: Given): Promise<Result> => {
      const sent = last.then(async () => {
        if (stop) throw new StoppedError(stop.because);
        try {
          return await send(...given);
        } finally {
          stop = stopAfter(open.exchanges, price);
        }
      });
      last = sent.catch(() => {});
      return sent;
    };
  };
  const session = { ...open, call: oneByOne(open.call), post: oneByOne(open.post) };
  return { session, stop: () => stop };
}
