import type { Profile } from "@remo-kit/openapi";
import type { Exchange, Intent } from "../exchange.ts";

/** What a probe found. `certain`: no other reading explains the exchanges; `likely`: another one could, at a stretch. */
export type Finding<Value = unknown> = {
  readonly value: Value;
  readonly confidence: "certain" | "likely";
  /** Ids of the exchanges that prove it. */
  readonly proof: readonly number[];
};

/** Why nothing was found: what was not sent, or what came back that fits no reading. */
export type Undecided = {
  readonly undecided: string;
  readonly proof: readonly number[];
  /** The answers contradict each other: no server that goes by one reading gives them. */
  readonly contradicts?: true;
};

/** Tells from recorded exchanges which reading of an ambiguity a server follows. Pure: it sends nothing. */
export type Probe = {
  /** As in the ledger of ambiguities. */
  readonly id: string;
  readonly ambiguity: `A${number}`;
  /** What it needs to have been sent. */
  readonly intents: readonly Intent[];
  /** One finding for each key of the profile that the ambiguity opens; or one named `reading` where it opens none. */
  readonly read: (exchanges: readonly Exchange[]) => Readings;
};

export type Readings = {
  readonly [Key in keyof Profile]?: Finding<Profile[Key]> | Undecided;
} & { readonly reading?: Finding<string> | Undecided };
