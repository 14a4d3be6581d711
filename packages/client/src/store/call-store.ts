import type { CallRecord } from "./call-record.ts";

type Later<Value> = Value | Promise<Value>;

/**
 * Keeps what becomes of calls that may be charged, so that none is sent twice: not by a second click, nor by a program that
 * starts again after it was killed. A uuid means the same in upper and lower case.
 */
export type CallStore = {
  /**
   * Records that a call begins, before a byte of it is sent, unless its uuid is known and `maySend` says no: it then
   * records nothing and gives what is known. Both are one step, for whoever else uses the store as well.
   */
  begin(record: CallRecord): Later<CallRecord | undefined>;
  /** Records what became of a call that began. */
  end(record: CallRecord): Later<void>;
  /** What is known of a uuid. */
  get(uuid: string): Later<CallRecord | undefined>;
  /** All that is known, in the order in which it began. */
  list(): Later<readonly CallRecord[]>;
};
