// Results and scores, where a stand-in has them.

import { diverges, open, type Part, type Rule } from "./expected.ts";
import type { Reads } from "./switches.ts";

const ofReads = ["unknownUuid", "emptyRead", "notReady", "otherUsersUuid", "pelvisPhase", "scoreShape"];

export const readRules: readonly Rule[] = [
  // A17: not served is no divergence, and is said.
  ({ reads }) =>
    typeof reads === "string" ? { profile: open(...ofReads), said: [/not served|retired/] } : ofServed(reads),
];

function ofServed(reads: Reads): Part {
  const isEarly = reads.job !== "done at once" && reads.job !== "failed";
  const isDone = reads.job.startsWith("done");
  const profile = {
    unknownUuid: [reads.unknown],
    emptyRead: [reads.empty],
    notReady: [isEarly ? reads.notReady : undefined],
    // What has failed is not asked for again by anybody.
    otherUsersUuid: reads.job === "failed" ? [undefined, reads.unknown] : [reads.unknown],
    pelvisPhase: [isDone ? reads.pelvis : undefined],
    scoreShape: [isDone && reads.scoreServed ? reads.shape : undefined],
  };
  if (reads.others === "given away") {
    return {
      ...diverges(/^security:analysis-soccer-result:another-user$/),
      also: [/^(security|case):/],
      profile: { ...profile, ...open("otherUsersUuid") },
    };
  }
  if (reads.keys === "needed") {
    const known = { unknownUuid: [undefined, reads.unknown, 413], otherUsersUuid: [undefined, 413] };
    // A35: the page asks for none, and nobody says that there are none.
    return {
      exits: [1, 6],
      also: [/^case:/],
      profile: {
        ...profile,
        ...known,
        notReady: [undefined],
        pelvisPhase: [undefined, reads.pelvis],
        scoreShape: [undefined, reads.shape],
      },
      words: [/key/],
    };
  }
  // Nothing differs. What was not done in time does not show enough; what was done at once shows no waiting.
  return { exits: isDone && isEarly ? [0] : isDone ? [0, 6] : [6], profile };
}
