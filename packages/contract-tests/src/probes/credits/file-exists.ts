import type { Exchange, Intent } from "../../model/exchange.ts";
import type { Readings } from "../../model/reading.ts";
import { type Accepted, answersIn, isAccepted, type ProbeAnswer } from "../answer.ts";
import { found, lacking, undecided } from "../evidence.ts";
import type { Probe } from "../probe.ts";
import { ofSuccesses } from "./meaning.ts";
import { isOfFile, trailIntents, trailOf } from "./trail.ts";

const repeated = "a success with file_exist true and a number for credit (accept:first, accept:same-uuid)";

/** A13: which of two repetitions, one of the uuid and one of the video, is of a file that exists, and is it charged. */
export const fileExists: Probe = {
  id: "file-exists",
  ambiguity: "A13",
  intents: trailIntents,
  read(exchanges) {
    const steps = trailOf(exchanges);
    const isRepeated = steps.filter(isOfFile).some(({ exists, credit }) => exists && credit !== undefined);
    return {
      fileExistsBy: existsBy(exchanges),
      repeatIsCharged: isRepeated
        ? ofSuccesses("repeatIsCharged", steps)
        : lacking(repeated, sentIn(exchanges)),
    };
  },
};

/** Of an account with too few credits, the refusal that says so: it is the likeliest reason (F19). */
function sentIn(exchanges: readonly Exchange[]): readonly ProbeAnswer[] {
  const sent = answersIn(exchanges, "accept:first", "accept:same-uuid", "accept:same-video");
  const broke = sent.filter((answer) => answer.kind === "refused" && answer.reason === "not-enough-credits");
  return broke.length > 0 ? broke : sent;
}

/** The one that was accepted, if there is no other. */
function onlyOne(exchanges: readonly Exchange[], intent: Intent): Accepted | undefined {
  const [answer, ...others] = answersIn(exchanges, intent);
  return answer && others.length === 0 && isAccepted(answer) ? answer : undefined;
}

function existsBy(exchanges: readonly Exchange[]): NonNullable<Readings["fileExistsBy"]> {
  const first = onlyOne(exchanges, "accept:first");
  const sameUuid = onlyOne(exchanges, "accept:same-uuid");
  const sameVideo = onlyOne(exchanges, "accept:same-video");
  const needs = "files that are accepted, each once (accept:first, accept:same-uuid, accept:same-video)";
  const videos = [first, sameUuid, sameVideo].filter((answer) => answer !== undefined);
  if (!first || videos.length < 2) return lacking(needs, sentIn(exchanges));
  if (!areAsNamed(first, sameUuid, sameVideo))
    return undecided(`${needs}, and they repeat something else`, videos);
  const odd = videos.filter(({ body }) => typeof body.file_exist !== "boolean");
  if (odd.length > 0) return undecided("file_exist is missing or no boolean", odd);
  const [existed, byUuid, byVideo] = [first, sameUuid, sameVideo].map((answer) => answer?.body.file_exist);
  const confidence = videos.length === 3 ? "certain" : "likely";
  if (byUuid && byVideo) {
    const why = existed
      ? "so does the first: send videos that were never sent"
      : "either could be what makes a file exist";
    return undecided(`the uuid and the video exist, and ${why}`, videos);
  }
  if (byVideo) return found("content", videos, confidence);
  // A new uuid cannot exist, so that of the first says nothing that fits.
  if (existed && byVideo === false) {
    const why = "contradictory: the first file exists, and its video under another uuid does not";
    return { ...undecided(why, videos), contradicts: true };
  }
  if (byUuid && !existed) return found("uuid", videos, confidence);
  if (videos.length < 3) return lacking(needs, sentIn(exchanges));
  const replaced = Number(sameUuid?.exchange.id) < Number(sameVideo?.exchange.id);
  const why = replaced
    ? ": the second video may have taken the place of the first, send accept:same-video sooner"
    : "";
  return undecided(`neither the uuid nor the video exists${why}`, videos);
}

function areAsNamed(first: Accepted, sameUuid: Accepted | undefined, sameVideo: Accepted | undefined) {
  const of = ({ exchange: { sent } }: Accepted) => [sent.uuid?.toLowerCase(), sent.video?.sha256] as const;
  const [uuid, video] = of(first);
  if (uuid === undefined || video === undefined) return false;
  return [sameUuid, sameVideo].every((other) => {
    if (!other) return true;
    const [itsUuid, itsVideo] = of(other);
    const isLater = other.exchange.id > first.exchange.id && itsUuid !== undefined && itsVideo !== undefined;
    return (
      isLater && (itsUuid === uuid) === (other === sameUuid) && (itsVideo === video) === (other === sameVideo)
    );
  });
}
