import type { AnalysisReceipt, RawReceipt } from "../answer/receipt.ts";
import { RemoInputError } from "../errors.ts";
import { type SubmitInput, submit } from "../request/verbs.ts";
import * as texts from "../texts.ts";
import type { Video } from "../upload/video.ts";

export type { AnalysisReceipt, RawReceipt };

/** What `analyzeSoccer` takes: the video, the height, and what holds for this call alone. */
export type AnalyzeSoccerInput = SubmitInput & {
  /** The video. Its formats, length and size limits are not documented. A file: `openVideo(path)` of @remo-kit/client/node. */
  readonly video: Video; // F06, A07, A16
  /** Body height of the person in the video, in cm: a whole number or its digits. */
  readonly height: number | string; // F07
};

/** Requests the analysis of a soccer video. One call sends one request; an accepted one uses credits. */
export const analyzeSoccer = submit("analyzeSoccer", {
  request: ({ video, height }: AnalyzeSoccerInput) => ({
    fields: { height: centimetres(height) },
    file: video,
  }),
  answer: ({ receipt }) => receipt,
});

function centimetres(height: unknown): string {
  const digits = typeof height === "number" && Number.isSafeInteger(height) ? String(height) : height;
  if (typeof digits === "string" && /^[0-9]{1,9}$/.test(digits) && Number(digits) > 0) return digits;
  throw new RemoInputError(
    texts.option("height", "a whole number of centimetres greater than 0, or its digits (F07)", height),
  );
}
