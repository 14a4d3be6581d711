import type { Readings } from "../model/reading.ts";
import { type Answer, answersIn } from "./answer.ts";
import { found, lacking, undecided } from "./evidence.ts";
import type { Probe } from "./probe.ts";

/** A07: whether a video or a JPEG is refused for what it is. A receipt alone may come before either was looked at. */
export const videoContent: Probe = {
  id: "video-content",
  ambiguity: "A07",
  intents: ["accept:first", "accept:jpeg"],
  read: (exchanges) => ({
    reading: reading(answersIn(exchanges, "accept:first"), answersIn(exchanges, "accept:jpeg")),
  }),
};

function reading(videos: readonly Answer[], images: readonly Answer[]): NonNullable<Readings["reading"]> {
  const both = [...videos, ...images];
  const [video, image] = [taken(videos), taken(images)];
  if (video === undefined || image === undefined) {
    return lacking(
      "a video and a JPEG, each accepted or refused with 412 or 413 (accept:first, accept:jpeg)",
      both,
    );
  }
  if (video && !image) return found("video", both);
  if (!video && image) return found("image", both);
  return undecided(
    video
      ? "the video and the JPEG were both accepted, maybe before they were looked at"
      : "the video and the JPEG were both refused",
    both,
  );
}

/** Whether what was sent was taken; undefined if that does not show, or the answers contradict each other. */
export function taken(answers: readonly Answer[]): boolean | undefined {
  const [verdict, ...others] = answers.map((answer) => {
    if (answer.kind === "accepted") return true;
    const reason = answer.kind === "refused" ? answer.reason : undefined;
    return reason === "video-error" || reason === "front-image-decoding-error" ? false : undefined;
  });
  return others.every((other) => other === verdict) ? verdict : undefined;
}
