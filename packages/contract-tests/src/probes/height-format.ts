import { answersIn } from "./answer.ts";
import { lacking } from "./evidence.ts";
import type { Probe } from "./probe.ts";

/** A10: a run sends no video with an odd height, which could be charged and analysed wrongly. */
export const heightFormat: Probe = {
  id: "height-format",
  ambiguity: "A10",
  intents: ["empty:height"],
  read: (exchanges) => ({
    reading: lacking(
      'videos with the heights "170.5" and "0", which a run does not send',
      answersIn(exchanges, "empty:height"),
    ),
  }),
};
