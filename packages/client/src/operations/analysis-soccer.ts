import type { components } from "@remo-kit/openapi";
import { RemoInputError } from "../errors.ts";
import { isInt, isText } from "../fields.ts";
import { type OperationInput, perform, type Workbench } from "../operation.ts";
import { texts } from "../texts.ts";
import { openSource, type Video } from "../video.ts";

/** An accepted request, as it came over the wire. */
export type RawReceipt = components["schemas"]["AnalysisSoccerReceipt"];

export type AnalyzeSoccerInput = OperationInput & {
  /** The video (F06). Its formats, length and size limits are not documented (A07, A16). */
  readonly video: Video;
  /** Body height of the person in the video, in cm: a whole number or its digits (F07). */
  readonly height: number | string;
  /** UUID of the video (F08). Default: a new random one (version 4). Keep it: it is the only key to the result (E06). */
  readonly uuid?: string | undefined;
};

/** The request was accepted; the result is being generated. */
export type AnalysisReceipt = {
  /** UUID of the video (F11). */
  readonly uuid: string;
  /** Seconds, from the answer on, until the result is generated (F12, A12). */
  readonly waitTime: number;
  /** When the result should be ready, by the clock of this machine. */
  readonly readyAt: Date;
  /** Whether the file already existed (F13, A13). */
  readonly fileExists: boolean;
  /** Credits that will be used (F14); a sibling API answers the balance here (A04). */
  readonly credit: number;
  /** The API's own guidance (F10). */
  readonly message: string;
  /** The answer as it came over the wire. */
  readonly raw: RawReceipt;
};

/** Requests the analysis of a soccer video (F01). One call sends one request; an accepted one uses credits. */
export async function analyzeSoccer(bench: Workbench, input: AnalyzeSoccerInput): Promise<AnalysisReceipt> {
  const raw = await perform<RawReceipt>(bench, input, {
    path: "/api/analysis-soccer",
    takes: "`analyzeSoccer` takes { video, height, … }.",
    body: () => ({
      fields: { height: checkHeight(input.height) },
      file: { field: "base64_video", source: openSource(input.video) },
    }),
    success: {
      wait_time: (value) => isInt(value) && (value as number) >= 0,
      file_exist: (value) => typeof value === "boolean",
      credit: isInt,
      message: isText,
    },
  });
  const readyAt = new Date(Math.min(Date.now() + raw.wait_time * 1000, lastDate));
  const { wait_time: waitTime, file_exist: fileExists, credit, message } = raw;
  return { uuid: raw.uuid, waitTime, readyAt, fileExists, credit, message, raw };
}

/** The last moment that a Date can be; a server may name any wait. */
const lastDate = 8_640_000_000_000_000;

function checkHeight(height: unknown): string {
  const digits = typeof height === "number" && Number.isSafeInteger(height) ? String(height) : height;
  if (typeof digits === "string" && /^[0-9]{1,9}$/.test(digits) && Number(digits) > 0) return digits;
  throw new RemoInputError(
    texts.option("height", "a whole number of centimetres greater than 0, or its digits (F07)", height),
  );
}
