import { usageLine } from "@remo-kit/common/cli";
import { fill } from "@remo-kit/common/language";
import { printable } from "@remo-kit/common/printable";
import type { AnalysisReceipt } from "../index.ts";
import type { FailureView } from "./failure.ts";
import { type Keys, withoutKeys } from "./keys.ts";
import { duration, type Texts } from "./texts/texts.ts";

/** One line for programs. */
export function receiptJson(receipt: AnalysisReceipt, keys: Keys): string {
  const { uuid, waitTime, readyAt, fileExists, credit } = receipt;
  const message = withoutKeys(receipt.message, keys);
  return JSON.stringify({ ok: true, receipt: { uuid, waitTime, readyAt, fileExists, credit, message } });
}

/** Lines for people. */
export function receiptLines(receipt: AnalysisReceipt, keys: Keys, file: string, texts: Texts): string {
  const { uuid, waitTime, readyAt, fileExists, credit } = receipt;
  const said = texts.receipt;
  const message = plain(withoutKeys(receipt.message, keys));
  return [
    fill(said.accepted, { file: plain(file) }),
    `uuid: ${uuid}`,
    fill(said.ready, { wait: duration(waitTime, texts), at: moment(readyAt, texts.locale) }),
    fileExists ? said.fileExists : said.fileIsNew,
    fill(said.credit, { credit }),
    ...(message === "" ? [] : [fill(texts.apiMessage, { text: message })]),
    said.keepUuid,
  ].join("\n");
}

/** One line for programs. The first five fields are always there. */
export function errorJson({ name, code, uuid, message, advice, detail, more }: FailureView): string {
  return JSON.stringify({ ok: false, error: { name, code, uuid, message, advice, detail, ...more } });
}

/** Lines for people. */
export function errorLines(view: FailureView, texts: Texts): string {
  const { name, uuid, message, advice, detail, more } = view;
  if (name === "UsageError") return usageLine("remo", view);
  const { apiMessage, excerpt } = more;
  const saysMore = detail !== message && name !== "RemoApiError" && name !== "RemoAbortError";
  return [
    `remo: ${plain(message)}`,
    ...(saysMore ? [plain(detail)] : []),
    ...(apiMessage ? [fill(texts.apiMessage, { text: plain(String(apiMessage)) })] : []),
    ...(excerpt ? [fill(texts.excerpt, { text: plain(String(excerpt)) })] : []),
    fill(texts.adviceIs, { text: plain(advice) }),
    ...(uuid === null ? [] : [`uuid: ${uuid}`]),
  ].join("\n");
}

function moment(at: Date, locale: string): string {
  return at.toLocaleString(locale, { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" });
}

/** A text that others wrote must not steer the terminal. */
const plain = (text: string): string => printable(text.trim());
