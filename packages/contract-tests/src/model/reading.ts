import type { Readings as ProfileReadings } from "@remo-kit/openapi";

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

export type ProfileKey = keyof ProfileReadings;

/** What a probe says: of each key of a profile that it reads, and under `reading` of what no key stands for. */
export type Readings = {
  readonly [Key in ProfileKey]?: Finding<ProfileReadings[Key]> | Undecided;
} & { readonly reading?: Finding<string> | Undecided };

export const findingsOf = (readings: Readings): (readonly [ProfileKey, Finding])[] =>
  Object.entries(readings).flatMap(([key, found]) =>
    found && key !== "reading" && "value" in found ? [[key as ProfileKey, found] as const] : [],
  );
