import type { Readings as ProfileReadings } from "@remo-kit/openapi";

/** What a probe found. `certain`: no other reading explains the exchanges; `likely`: another one could, at a stretch. */
export type Finding<Value = unknown> = {
  readonly value: Value;
  readonly confidence: "certain" | "likely";
  readonly proof: readonly number[];
  /** The few answers that say otherwise. The value is only likely then, and they are a divergence. */
  readonly odd?: Odd | undefined;
};

/** Answers that no reading explains together with the others. */
export type Odd = {
  readonly text: string;
  readonly expected: string;
  readonly received: string;
  readonly proof: readonly number[];
};

/**
 * Why nothing was found. `not-sent`: what it needs was not asked for. `unclear`: it was, and no answer came, or that of a
 * gateway; another run may show it. `not-shown`: it was, and the server answered as it does, which leaves the question
 * open; no run can show it. `contradictory`: no server that goes by one reading gives these answers, which is a divergence.
 */
export type Lack = "not-sent" | "unclear" | "not-shown" | "contradictory";

export type Undecided = {
  /** What was not sent, or what came back that fits no reading. */
  readonly undecided: string;
  readonly lack?: Lack | undefined;
  readonly proof: readonly number[];
  readonly contradicts?: true;
  readonly odd?: Odd | undefined;
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
