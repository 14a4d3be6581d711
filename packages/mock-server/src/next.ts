import type { ScenarioName } from "./scenarios.ts";

/** An answer that is queued: what comes next, and for whom. */
export type NextAnswer = {
  readonly id: number;
  readonly scenario: ScenarioName;
  /** A fault's number, such as bytes or ms; its default otherwise. */
  readonly value?: string | undefined;
  /** How often it is still given; `"always"` until it is cleared. */
  readonly times: number | "always";
  /** Only for this uuid, without regard to case. */
  readonly uuid?: string | undefined;
  /** Only for this e-mail address. */
  readonly email?: string | undefined;
  /** Given so much later, in ms. */
  readonly delay?: number | undefined;
  /** `wait_time` of a success, in s. */
  readonly waitTime?: number | undefined;
};
