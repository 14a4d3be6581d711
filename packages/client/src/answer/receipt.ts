import type { components } from "@remo-kit/openapi";
import type { About, JsonObject, Reader } from "./answer.ts";
import { redactedIn } from "./shown.ts";
import { compare, flagOf, kindOf, messageOf, numberOf, secondsOf, uuidOf } from "./values.ts";

/** An accepted request, as it came over the wire: it may lack what is documented, and have more. */
export type RawReceipt = Partial<components["schemas"]["AnalysisSoccerReceipt"]>;

/** The request was accepted; the result is being generated. What the answer does not say is undefined. */
export type AnalysisReceipt = {
  /** UUID of the video: the answer's, or the one that was sent if it has none. Keep it: it is the only key to the result. */
  readonly uuid: string; // F11
  /** UUID that was sent. */
  readonly sentUuid: string;
  /** Seconds, from the answer on, until the result is generated. */
  readonly waitTime: number | undefined; // F12, A12
  /** When the result should be ready, by the clock of this machine; now, if the answer names no wait. */
  readonly readyAt: Date;
  /** Whether the file already existed. Whether it is then charged again is not documented. */
  readonly fileExists: boolean | undefined; // F13, A13
  /** Credits that will be used, by the vendor's page; a sibling API answers the balance here. */
  readonly credit: number | undefined; // F14, A04
  /** The API's own words, without keys. */
  readonly message: string | undefined; // F10
  /** What in the answer is not as it is documented, a sentence for each; mostly none. */
  readonly warnings: readonly string[];
  /** The answer as it came over the wire, without keys. */
  readonly raw: RawReceipt;
};

export const receipt: Reader<AnalysisReceipt> = (body, about, accepted) => {
  const { redact, warn, warnings } = about;
  const waitTime = secondsOf(body.wait_time);
  const fileExists = flagOf(body.file_exist);
  const credit = numberOf(body.credit);
  const told = uuidOf(body.uuid);
  // A body that does not say whether it was accepted is a receipt by what only a receipt has.
  const isOne = waitTime !== undefined || fileExists !== undefined || (told && credit !== undefined);
  if (!accepted && !isOne) return undefined;
  if (!accepted || typeof body.state === "string") warn(`\`state\` is ${kindOf(body.state)}`);
  compare(warn, "wait_time", body.wait_time, waitTime);
  if (waitTime !== undefined && waitTime !== numberOf(body.wait_time)) warn("`wait_time` was rounded up");
  compare(warn, "file_exist", body.file_exist, fileExists, "boolean");
  compare(warn, "credit", body.credit, credit);
  const readyAt = new Date(Math.ceil(Date.now() + ((waitTime ?? 0) * 1000) / about.scale));
  return {
    uuid: uuidFor(about.uuid, told, body, about),
    sentUuid: about.uuid,
    ...{ waitTime, readyAt, fileExists, credit, warnings },
    message: messageFor(body, about),
    raw: redactedIn(body, redact) as RawReceipt,
  };
};

function uuidFor(
  sent: string,
  told: string | undefined,
  { uuid }: JsonObject,
  { redact, warn }: About,
): string {
  compare(warn, "uuid", uuid, told, "string");
  if (told !== undefined && told !== uuid) warn("`uuid` has white space around it");
  if (told === undefined || told.toLowerCase() === sent.toLowerCase()) return told ?? sent;
  warn("`uuid` is another than the one that was sent");
  return redact(told) === told ? told : sent; // No uuid has a key in it.
}

function messageFor(body: JsonObject, { redact, warn }: About): string | undefined {
  const text = messageOf(body);
  const read = text === undefined ? "" : ", `msg` was read";
  if (typeof body.message !== "string") warn(`\`message\` is ${kindOf(body.message)}${read}`);
  return text === undefined ? undefined : redact(text);
}
