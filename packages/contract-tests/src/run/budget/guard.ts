import type { Stop } from "../../model/run.ts";
import type { Session } from "../../session/session.ts";
import { stopAfter } from "./budget.ts";

export type Guarded = { readonly session: Session; readonly stop: () => Stop | undefined };

/**
 * A session of a remote server: one request at a time, whatever a case does, and none once the run has to stop. What
 * was sent may have been charged, so two at once could cost more before the first answer says so.
 */
export function guard(open: Session): Guarded {
  let stop: Stop | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const oneByOne = <Given extends readonly unknown[], Result>(send: (...given: Given) => Promise<Result>) => {
    return (...given: Given): Promise<Result> => {
      const sent = last.then(async () => {
        if (stop) throw new Error(stop.because);
        try {
          return await send(...given);
        } finally {
          stop = stopAfter(open.exchanges);
        }
      });
      last = sent.catch(() => {});
      return sent;
    };
  };
  const session = { ...open, send: oneByOne(open.send), raw: oneByOne(open.raw) };
  return { session, stop: () => stop };
}
