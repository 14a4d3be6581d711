import type { Intent } from "../model/exchange.ts";
import { answersIn } from "./answer.ts";
import { found, lacking, undecided } from "./evidence.ts";
import type { Probe } from "./probe.ts";
import { taken } from "./video-content.ts";

const forms = ["no-padding", "line-breaks", "data-url", "url-safe"] as const;
const plain = ["accept:first", "accept:jpeg"] as const satisfies Intent[];

/** A23: the forms of base64 that are taken beside that of the sample. */
export const videoEncoding: Probe = {
  id: "video-encoding",
  ambiguity: "A23",
  intents: [...plain, ...forms.map((form): Intent => `encoding:${form}`)],
  read(exchanges) {
    const asSample = answersIn(exchanges, ...plain);
    const all = [...asSample, ...forms.flatMap((form) => answersIn(exchanges, `encoding:${form}`))];
    const verdicts = forms.map((form) => ({ form, taken: taken(answersIn(exchanges, `encoding:${form}`)) }));
    if (asSample.length === 0 || verdicts.some((verdict) => verdict.taken === undefined)) {
      const needs = "a video in the form of the sample, and in each other form, accepted or refused with 412";
      return { reading: lacking(`${needs} (accept:first, encoding:*)`, all) };
    }
    const also = verdicts.filter((verdict) => verdict.taken).map(({ form }) => form);
    // A form is refused for itself only if the same kind of content is accepted without it.
    if (also.length < forms.length && taken(asSample) !== true) {
      return { reading: undecided("a video or an image was refused in the form of the sample too", all) };
    }
    if (also.length === forms.length) return { reading: found("any", all) };
    return { reading: found(also.length === 0 ? "as the sample" : `as the sample, ${also.join(", ")}`, all) };
  },
};
