import type { Profile } from "@remo-kit/openapi";
import { answersIn, isAccepted, isRefused } from "./answer.ts";
import { settle } from "./evidence.ts";
import type { Probe } from "./probe.ts";

/** A01: `state` as it is written, in every answer that has it. */
export const stateType: Probe = {
  id: "state-type",
  ambiguity: "A01",
  intents: ["empty-body", "unknown-user", "accept:first"],
  read(exchanges) {
    const answers = answersIn(exchanges);
    const accepted = answers.filter(isAccepted).filter(({ body }) => "state" in body);
    const refused = answers.filter(isRefused);
    const seen = <Value>(of: typeof accepted | typeof refused) =>
      of.map((answer) => ({
        answer,
        shows: `state ${answer.body.state}`,
        fits: [answer.body.state as Value],
      }));
    const withKeys = answers.filter(({ exchange }) => exchange.intent.startsWith("accept:"));
    return {
      successState: settle(
        [1, true],
        seen<Profile["successState"]>(accepted),
        "a video that is accepted (accept:first)",
        withKeys,
      ),
      failureState: settle(
        [false, 0],
        seen<Profile["failureState"]>(refused),
        "a refusal (empty-body)",
        answers,
      ),
    };
  },
};
