import type { Intent } from "../model/exchange.ts";
import { answersIn, isOfRead, isRefused, type ProbeAnswer } from "./answer.ts";
import { alike, found, lacking, settle, undecided } from "./evidence.ts";
import { comparing, type Probe } from "./probe.ts";

const forms = ["no-padding", "line-breaks", "data-url", "url-safe"] as const;
const plain = ["accept:first", "accept:jpeg"] as const satisfies Intent[];

export const requestProbes: readonly Probe[] = [
  {
    // Whether a video or a JPEG is refused for what it is. A receipt alone may come before either was looked at.
    id: "video-content",
    ambiguity: "A07",
    of: "file",
    intents: plain,
    read: comparing(...plain, contentRead),
  },
  {
    // A run sends no video with an odd height, which could be charged and analysed wrongly.
    id: "height-format",
    ambiguity: "A10",
    intents: ["empty:height"],
    read(exchanges) {
      const needs = 'videos with the heights "170.5" and "0", which a run does not send';
      return { reading: lacking(needs, answersIn(exchanges, "empty:height")) };
    },
  },
  {
    // 400 or 411, for no body and for a field that is missing or empty.
    id: "missing-input",
    ambiguity: "A15",
    intents: ["empty-body", "no-fields", "missing:*", "empty:height"],
    read(exchanges) {
      // Reads have an answer of their own to it (A26).
      const ofSubmits = answersIn(exchanges).filter((answer) => !isOfRead(answer));
      const empty = ofSubmits.filter(({ exchange }) => exchange.intent === "empty-body");
      const missing = ofSubmits.filter(({ exchange: { intent } }) =>
        /^(no-fields$|missing:|empty:)/.test(intent),
      );
      const needs = "a refusal with 400 or 411";
      return {
        emptyBody: settle([400, 411], `${needs} (empty-body)`, empty, lackRead),
        missingField: settle([411, 400], `${needs} (no-fields, missing:*)`, missing, lackRead),
      };
    },
  },
  {
    // What is refused first of a request with two defects, unissued keys and another one.
    id: "error-precedence",
    ambiguity: "A18",
    of: "file",
    intents: ["unknown-user-bad-video", "empty:height"],
    read(exchanges) {
      const unissued = exchanges.filter(({ sent }) => sent.keys === "nobody");
      return comparing("unknown-user-bad-video", "empty:height", precedenceRead)(unissued);
    },
  },
  {
    // The name that the server knows gets 420 for unissued keys, the other one is a missing field.
    id: "user-field",
    ambiguity: "A20",
    intents: ["unknown-user", "unknown-user-as-id"],
    read: comparing("unknown-user", "unknown-user-as-id", userRead),
  },
  {
    // The forms of base64 that are taken beside that of the sample.
    id: "video-encoding",
    ambiguity: "A23",
    of: "file",
    intents: [...plain, ...forms.map((form): Intent => `encoding:${form}`)],
    read: (exchanges) => ({
      reading: formsRead(
        answersIn(exchanges, ...plain),
        forms.map((form) => answersIn(exchanges, `encoding:${form}`)),
      ),
    }),
  },
];

/** Whether what was sent was taken; undefined if that does not show, or the answers contradict each other. */
const taken = (answers: readonly ProbeAnswer[]) =>
  alike(answers, { accepted: true, "video-error": false, "front-image-decoding-error": false });

function contentRead(videos: readonly ProbeAnswer[], images: readonly ProbeAnswer[]) {
  const both = [...videos, ...images];
  const [video, image] = [taken(videos), taken(images)];
  if (video === undefined || image === undefined) {
    const needs = "a video and a JPEG, each accepted or refused with 412 or 413 (accept:first, accept:jpeg)";
    return lacking(needs, both);
  }
  if (video !== image) return found(video ? "video" : "image", both);
  const why = video ? "accepted, maybe before they were looked at" : "refused";
  return undecided(`the video and the JPEG were both ${why}`, both);
}

/** What was refused for something else first says nothing of the field (A18). */
function lackRead(answer: ProbeAnswer) {
  if (answer.kind === "accepted") return { shows: "a receipt", fits: [] };
  if (answer.kind !== "refused") return undefined;
  const { code } = answer;
  return code === 400 || code === 411 ? { shows: `code ${code}`, fits: [code] as const } : undefined;
}

function precedenceRead(videos: readonly ProbeAnswer[], heights: readonly ProbeAnswer[]) {
  const both = [...videos, ...heights];
  const video = alike(videos.filter(isRefused), { "user-not-identified": "user", "video-error": "video" });
  const field = alike(heights.filter(isRefused), {
    "user-not-identified": "user",
    "no-input-data": "field",
    "protocol-error": "field",
  });
  if (!video || !field) {
    const needs = "unissued keys with a video that does not decode, and with an empty height";
    const how = "(unknown-user-bad-video, empty:height), each refused with one code for one of the two";
    return lacking(`${needs} ${how}`, both);
  }
  // Which of the two comes first before the user does not show.
  if (field === "field")
    return found(video === "video" ? "fields and video, user" : "fields, user, video", both);
  if (video === "user") return found("user first", both);
  return undecided("the user comes before a field and after the video", both);
}

function userRead(email: readonly ProbeAnswer[], id: readonly ProbeAnswer[]) {
  const isKnown = (answers: readonly ProbeAnswer[]) =>
    alike(answers, { "user-not-identified": true, "no-input-data": false, "protocol-error": false });
  const both = [...email, ...id];
  const [byEmail, byId] = [isKnown(email), isKnown(id)];
  if (byEmail === undefined || byId === undefined) {
    const needs = "unissued keys with Email and with id, each refused with 420, 411 or 400";
    return lacking(`${needs} (unknown-user, unknown-user-as-id)`, both);
  }
  if (byEmail === byId) return undecided(byId ? "both names get 420" : "neither name gets 420", both);
  return found(byEmail ? "Email" : "id", both);
}

function formsRead(asSample: readonly ProbeAnswer[], inForms: readonly (readonly ProbeAnswer[])[]) {
  const all = [...asSample, ...inForms.flat()];
  const verdicts = inForms.map(taken);
  if (asSample.length === 0 || verdicts.includes(undefined)) {
    const needs = "a video in the form of the sample, and in each other form, accepted or refused with 412";
    return lacking(`${needs} (accept:first, encoding:*)`, all);
  }
  const also = forms.filter((_, at) => verdicts[at]);
  // A form is refused for itself only if the same kind of content is accepted without it.
  if (also.length < forms.length && taken(asSample) !== true) {
    return undecided("a video or an image was refused in the form of the sample too", all);
  }
  return found(also.length === forms.length ? "any" : ["as the sample", ...also].join(", "), all);
}
