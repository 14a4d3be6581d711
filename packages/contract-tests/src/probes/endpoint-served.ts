import { answersIn } from "./answer.ts";
import { settle } from "./evidence.ts";
import type { Probe } from "./probe.ts";
import { servedOrGone } from "./result-address.ts";

/** A21: 404 and 410 show that it is no longer served; anything else that is not the API's leaves it open. */
export const endpointServed: Probe = {
  id: "endpoint-served",
  ambiguity: "A21",
  intents: ["empty-body"],
  read(exchanges) {
    const answers = answersIn(exchanges, "empty-body");
    const sightings = servedOrGone(answers, [404, 410]);
    return {
      reading: settle(
        ["served", "not served"],
        sightings,
        "an answer with state, 404 or 410 (empty-body)",
        answers,
      ),
    };
  },
};
