import type { CallRecord, CallStore } from "./call-store.ts";

/** Whether a call with this record may be sent again: nobody knows of it, or it failed and used no credits. */
export const maySend = (known: CallRecord | undefined): boolean =>
  !known || (known.state === "failed" && known.error?.charged === "no");

/** What a store knows, as a pure fold: it takes records in one order, and a late beginner loses. */
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
