import type { ErrorName } from "@remo-kit/openapi";
import type { Readings } from "../model/reading.ts";
import { type Answer, answersIn, isRefused, type Refused } from "./answer.ts";
import { found, lacking, undecided } from "./evidence.ts";
import type { Probe } from "./probe.ts";

/** A18: what is refused first of a request with two defects, keys of nobody and another one. */
export const errorPrecedence: Probe = {
  id: "error-precedence",
  ambiguity: "A18",
  intents: ["unknown-user-bad-video", "empty:height"],
  read(exchanges) {
    const ofNobody = exchanges.filter(({ sent }) => sent.keys === "nobody");
    return {
      reading: reading(answersIn(ofNobody, "unknown-user-bad-video"), answersIn(ofNobody, "empty:height")),
    };
  },
};

function reading(videos: readonly Answer[], heights: readonly Answer[]): NonNullable<Readings["reading"]> {
  const both = [...videos, ...heights];
  const video = only(videos.filter(isRefused), { "user-not-identified": "user", "video-error": "video" });
  const field = only(heights.filter(isRefused), {
    "user-not-identified": "user",
    "no-input-data": "field",
    "protocol-error": "field",
  });
  if (!video || !field) {
    const needs = "keys of nobody with a video that does not decode, and with an empty height";
    return lacking(
      `${needs} (unknown-user-bad-video, empty:height), each refused with one code for one of the two`,
      both,
    );
  }
  if (video === "video" && field === "field") return found("fields, video, user", both);
  if (video === "user" && field === "field") return found("fields, user, video", both);
  if (video === "user" && field === "user") return found("user first", both);
  return undecided("the user comes before a field and after the video", both);
}

/** What all refusals were for; undefined if there are none, or they differ. */
function only(
  refusals: readonly Refused[],
  defects: { readonly [Reason in ErrorName]?: string },
): string | undefined {
  const [first, ...others] = refusals.map(({ reason }) => reason && defects[reason]);
  return others.every((other) => other === first) ? first : undefined;
}
