import type { Exchange } from "../../model/exchange.ts";
import type { Finding, Undecided } from "../../model/reading.ts";
import { isAccepted, isNotReady, numberIn, type ProbeAnswer } from "../answer.ts";
import { found, lacking, undecided } from "../evidence.ts";
import type { Probe } from "../probe.ts";
import { storyOf, timeOf } from "./story.ts";

/** ms after wait_time in which the first question still counts as asked at that time. */
const slack = 2000;

const needs = "a job that is accepted, and read when its wait_time has passed (submitted, read:done)";

/** Whether what a receipt says is long enough: one answer after it that has to be waited for shows that it is not. */
export const waitTime: Probe = {
  id: "wait-time",
  ambiguity: "A12",
  of: "family",
  intents: ["submitted", "read:not-ready", "read:done"],
  read: (exchanges) => ({ reading: enough(exchanges) }),
};

function enough(exchanges: readonly Exchange[]): Finding<string> | Undecided {
  const story = storyOf(exchanges);
  if (!story) return lacking(needs, []);
  const { submit, acceptedAt, reads } = story;
  const wait = numberIn(submit.body.wait_time);
  if (wait === undefined || wait < 0) {
    return undecided("wait_time is missing or no number of seconds", [submit]);
  }
  const due = acceptedAt + wait * 1000;
  const after = (answer: ProbeAnswer) => timeOf(answer.exchange) - due;
  const early = reads.filter((answer) => isNotReady(answer) && after(answer) >= 0);
  if (early.length > 0) {
    const last = early.at(-1)?.exchange.id ?? 0;
    const done = reads.find((answer) => isAccepted(answer) && answer.exchange.id > last);
    const until = done ? `, done ${Math.ceil(after(done) / 1000)} s later at the most` : "";
    return found(`too short${until}`, [submit, ...early, ...(done ? [done] : [])]);
  }
  const [first] = reads.filter(isAccepted);
  if (!first) return lacking(needs, reads);
  if (after(first) <= slack) return found("enough", [submit, first], "likely");
  return undecided(`it was done, and first asked for ${Math.ceil(after(first) / 1000)} s after wait_time`, [
    submit,
    first,
  ]);
}
