import type { Profile, paths } from "@remo-kit/openapi";
import type { Decision } from "../decision.ts";
import type { Intake } from "../intake/intake.ts";
import type { SuccessName } from "../scenarios.ts";
import type { Store } from "../store/store.ts";

/** One operation of the API, as the mock plays it. */
export type Operation = {
  /** Its path; the method is POST. */
  readonly path: keyof paths;
  /** The name that it has in this project, and in answers with further fields (A22). */
  readonly slug: string;
  /** The fields that are kept of a body, and the one that is a video. */
  readonly fields: readonly string[];
  readonly videoField: string;
  /** Decides with the vendor's meaning, and changes the state. */
  decide(intake: Intake, surroundings: Surroundings): Promise<Decision>;
  /** The documented success, for a caller who asked for it: nothing is checked, no state is changed. */
  success(scenario: SuccessName, fields: Intake["fields"], waitTime: number | undefined): object;
};

/** What an operation decides by, beside the request. */
export type Surroundings = {
  readonly tenant: string;
  readonly store: Store;
  readonly profile: Profile;
  readonly strictVideo: boolean;
  readonly concurrency: number;
  /** How long the next analysis takes, in ms of the virtual clock. */
  analysisMs(): number;
  /** `wait_time` that the caller asked for, in s. */
  readonly waitTime: number | undefined;
  /** Wall time, in ms since 1970. */
  readonly wall: number;
};
