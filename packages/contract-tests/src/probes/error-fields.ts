import { answersIn, isRefused } from "./answer.ts";
import { settle } from "./evidence.ts";
import type { Probe } from "./probe.ts";

type Fields = "examples" | "answer table";

/** What the answer table lists and the examples of refusals do not have. */
const ofTable = ["uuid", "wait_time", "file_exist"];

/** A14: the fields of the examples (F16, F17), or all of the answer table. */
export const errorFields: Probe = {
  id: "error-fields",
  ambiguity: "A14",
  intents: ["unknown-user"],
  read(exchanges) {
    const answers = answersIn(exchanges, "unknown-user");
    const sightings = answers.filter(isRefused).map((answer) => {
      const has = ofTable.filter((field) => field in answer.body);
      const fits: Fields[] =
        has.length === 0 ? ["examples"] : has.length === ofTable.length ? ["answer table"] : [];
      return { answer, shows: has.join(", ") || "none of uuid, wait_time, file_exist", fits };
    });
    return {
      reading: settle<Fields>(["examples", "answer table"], sightings, "a refusal (unknown-user)", answers),
    };
  },
};
