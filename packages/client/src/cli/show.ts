import { usageLine } from "@remo-kit/common/cli";
import { fill } from "@remo-kit/common/language";
import { printable } from "@remo-kit/common/printable";
import type { AnalysisReceipt } from "../index.ts";
import type { FailureView } from "./failure.ts";
import { duration, type Texts } from "./texts/texts.ts";

/** One line for programs. */
export const jsonOf = (value: object, ok = true): string => JSON.stringify({ ok, ...value });

/** What programs get of a receipt. All of its fields are always there. */
export function receiptShown(receipt: AnalysisReceipt) {
  const { uuid, sentUuid, readyAt, warnings } = receipt;
  const { waitTime = null, fileExists = null, credit = null, message = null } = receipt;
  return { uuid, sentUuid, waitTime, readyAt, fileExists, credit, message, warnings };
}

/** Lines for people: what the answer says, and what in it is odd. */
export function receiptLines(receipt: AnalysisReceipt, file: string, texts: Texts): string {
  const { uuid, sentUuid, waitTime, readyAt, fileExists, credit, message = "", warnings } = receipt;
  const said = texts.receipt;
  const isOther = uuid.toLowerCase() !== sentUuid.toLowerCase();
  return [
    fill(said.accepted, { file: plain(file) }),
    `uuid: ${plain(uuid)}`,
    isOther && fill(said.sentUuid, { uuid: sentUuid }),
    waitTime !== undefined &&
      fill(said.ready, { wait: duration(waitTime, texts), at: moment(readyAt, texts.locale) }),
    fileExists !== undefined && (fileExists ? said.fileExists : said.fileIsNew),
    credit !== undefined && fill(said.credit, { credit }),
    plain(message) !== "" && fill(texts.apiMessage, { text: plain(message) }),
    ...warnings.map((warning) => fill(said.warning, { text: plain(warning) })),
    said.keepUuid,
  ]
    .filter((line) => line !== false)
    .join("\n");
}

/** What programs get of a failure. The first five fields are always there. */
export const errorShown = ({ more, ...view }: FailureView): object => ({ ...view, ...more });

/** Lines for people. */
export function errorLines(view: FailureView, texts: Texts): string {
  const { name, uuid, message, advice, detail, more } = view;
  if (name === "UsageError") return usageLine("remo", view);
  const { apiMessage, excerpt, again } = more;
  const saysMore = detail !== message && name !== "RemoApiError" && name !== "RemoAbortError";
  return [
    `remo: ${plain(message)}`,
    ...(saysMore ? [plain(detail)] : []),
    ...(apiMessage ? [fill(texts.apiMessage, { text: plain(String(apiMessage)) })] : []),
    ...(excerpt ? [fill(texts.excerpt, { text: plain(String(excerpt)) })] : []),
    fill(texts.adviceIs, { text: plain(advice) }),
    ...(uuid === null ? [] : [`uuid: ${uuid}`]),
    ...(again ? [fill(texts.goOn, { command: String(again) })] : []),
  ].join("\n");
}

function moment(at: Date, locale: string): string {
  return at.toLocaleString(locale, { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" });
}

/** A text that others wrote must not steer the terminal. */
const plain = (text: string): string => printable(text.trim());
