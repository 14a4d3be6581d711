import { type CallRecord, maySend } from "./call-record.ts";

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

/** What a store knows, as a pure fold: it takes what it is told in one order, and a late beginner loses. */
export class CallBook {
  readonly #calls = new Map<string, CallRecord>();

  begin(record: CallRecord): CallRecord | undefined {
    const known = this.get(record.uuid);
    if (!maySend(known)) return known;
    this.end(record);
    return undefined;
  }

  end(record: CallRecord): void {
    this.#calls.set(record.uuid.toLowerCase(), record);
  }

  get(uuid: string): CallRecord | undefined {
    return this.#calls.get(uuid.toLowerCase());
  }

  list(): readonly CallRecord[] {
    return [...this.#calls.values()];
  }
}

/** A store that lasts as long as this process. */
export const memoryStore = (): CallStore => new CallBook();
