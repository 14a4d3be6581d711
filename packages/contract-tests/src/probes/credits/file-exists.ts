import type { Exchange } from "../../model/exchange.ts";
import type { Readings, Undecided } from "../../model/reading.ts";
import { type Accepted, answersIn, type ProbeAnswer } from "../answer.ts";
import { found, lacking, undecided } from "../evidence.ts";
import type { Probe } from "../probe.ts";
import { decideCredit } from "./readings.ts";
import { creditTrail, trailIntents } from "./trail.ts";

/** A13: which of two repetitions, one of the uuid and one of the video, is of a file that exists, and is it charged. */
export const fileExists: Probe = {
  id: "file-exists",
  ambiguity: "A13",
  intents: trailIntents,
  read(exchanges) {
    const videos = threeVideos(exchanges);
    if ("undecided" in videos) return { fileExistsBy: videos, repeatIsCharged: videos };
    const steps = creditTrail(exchanges);
    const repeated = videos.some(({ body }) => body.file_exist === true);
    return {
      fileExistsBy: existsBy(videos),
      repeatIsCharged:
        "undecided" in steps
          ? steps
          : repeated
            ? decideCredit("repeatIsCharged", steps)
            : undecided("needs a success with file_exist true, and none of the three has it", videos),
    };
  },
};

type Videos = readonly [first: Accepted, sameUuid: Accepted, sameVideo: Accepted];

/** The three, if they were sent as their names say and accepted, each once. */
function threeVideos(exchanges: readonly Exchange[]): Videos | Undecided {
  const sent = [
    ...answersIn(exchanges, "accept:first"),
    ...answersIn(exchanges, "accept:same-uuid"),
    ...answersIn(exchanges, "accept:same-video"),
  ];
  const [first, sameUuid, sameVideo] = sent;
  const needs = "three videos that are accepted (accept:first, accept:same-uuid, accept:same-video)";
  if (sent.length !== 3 || !sent.every((answer) => answer.kind === "accepted")) {
    return lacking(needs, sent.some(isBroke) ? sent.filter(isBroke) : sent);
  }
  const videos = [first, sameUuid, sameVideo] as unknown as Videos;
  if (!areAsNamed(videos)) return undecided(`${needs}, and they repeat something else`, sent);
  const odd = videos.filter(({ body }) => typeof body.file_exist !== "boolean");
  return odd.length > 0 ? undecided("file_exist is missing or no boolean", odd) : videos;
}

/** An account with too few credits is the likeliest reason (F19). */
const isBroke = (answer: ProbeAnswer): boolean =>
  answer.kind === "refused" && answer.reason === "not-enough-credits";

function areAsNamed([{ exchange: first }, { exchange: sameUuid }, { exchange: sameVideo }]: Videos): boolean {
  const video = ({ sent }: Exchange) => sent.video?.sha256;
  const uuid = ({ sent }: Exchange) => sent.uuid?.toLowerCase();
  if (uuid(first) === undefined || video(first) === undefined) return false;
  if (first.id > sameUuid.id || first.id > sameVideo.id) return false;
  const isSameUuid =
    uuid(sameUuid) === uuid(first) && video(sameUuid) !== undefined && video(sameUuid) !== video(first);
  return (
    isSameUuid &&
    uuid(sameVideo) !== undefined &&
    uuid(sameVideo) !== uuid(first) &&
    video(sameVideo) === video(first)
  );
}

function existsBy(videos: Videos): NonNullable<Readings["fileExistsBy"]> {
  const [first, byUuid, byVideo] = videos.map(({ body }) => body.file_exist === true);
  if (byUuid && byVideo) {
    const why = first
      ? "so does the first: send videos that were never sent"
      : "either could be what makes a file exist";
    return undecided(`the uuid and the video exist, and ${why}`, videos);
  }
  if (byVideo) return found("content", videos);
  // A new uuid cannot exist, so that of the first says nothing that fits.
  if (first)
    return undecided(
      "contradictory: the first file exists, and its video under another uuid does not",
      videos,
    );
  if (byUuid) return found("uuid", videos);
  const replaced = videos[1].exchange.id < videos[2].exchange.id;
  const why = replaced
    ? ": the second video may have taken the place of the first, send accept:same-video sooner"
    : "";
  return undecided(`neither the uuid nor the video exists${why}`, videos);
}
