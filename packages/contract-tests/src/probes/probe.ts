import type { Exchange, Intent } from "../model/exchange.ts";
import type { Readings } from "../model/reading.ts";

/** Tells from recorded exchanges which reading of an ambiguity a server follows. Pure: it sends nothing. */
export type Probe = {
  /** As in the ledger of ambiguities. */
  readonly id: string;
  readonly ambiguity: `A${number}`;
  /** What it needs to have been sent. */
  readonly intents: readonly Intent[];
  /** The kind of operation that a `reading` is about. Default: submit. A key of a profile is read of every operation. */
  readonly of?: "submit" | "read";
  /** One finding for each key of the profile that the ambiguity opens; or one named `reading` where it opens none. */
  readonly read: (exchanges: readonly Exchange[]) => Readings;
};
