import type { paths } from "@remo-kit/openapi";
import type { Answer } from "../answer.ts";
import type { Intake } from "../intake.ts";
import type { State } from "../state.ts";

/** One operation of the API, as the mock plays it. */
export type Operation = {
  /** Its path; the method is POST. */
  readonly path: keyof paths;
  /** Answers with the vendor's meaning, and changes the state. */
  answer(intake: Intake, state: State): Answer;
  /** The documented success, for a caller who asked for it: nothing is checked, no state is changed. */
  success(intake: Intake, reason: string): Answer;
};
