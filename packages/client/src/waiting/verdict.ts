// What the failure of a question means for those who wait.

import { secondsOf } from "../answer/values.ts";
import { isRemoError, type RemoCallFailure } from "../errors.ts";
import type { ResolvedCall } from "../options.ts";
import { retryFailure } from "../request/retry.ts";

/** Codes of a refusal that are a server's trouble, wherever it is not documented what they mean. */
const passing = [408, 429, 500, 502, 503, 504];

/** Whether no later question can have another answer. */
export function isFinal(error: RemoCallFailure): boolean {
  if (isRemoError(error, "RemoApiError")) {
    const { category, code } = error;
    return category !== "not-ready" && !(category === undefined && passing.includes(code));
  }
  if (isRemoError(error, "RemoGatewayError")) return error.httpStatus < 400; // A redirect leads elsewhere each time.
  if (isRemoError(error, "RemoNetworkError")) return retryFailure(error) === "refused";
  return isRemoError(error, "RemoInputError");
}

/** The pause before the next question in ms: what the answer asks for, else more each time, up to half of it left to chance. */
export function pauseAfter(
  error: RemoCallFailure,
  questions: number,
  { first, longest }: ResolvedCall["poll"],
  chance = Math.random(),
): number {
  const most = Math.max(first, longest);
  const asked = askedFor(error);
  if (asked !== undefined) return Math.min(most, Math.max(first, asked));
  const top = Math.min(most, first * 2 ** questions);
  const bottom = Math.max(first, top / 2);
  return bottom + (top - bottom) * chance;
}

/** What an answer says of when to ask again, in ms. */
export function askedFor(error: RemoCallFailure): number | undefined {
  const { waitTime, answer } = error as {
    waitTime?: number;
    answer?: { headers: { [name: string]: string } };
  };
  const after = answer?.headers["retry-after"] ?? "";
  const seconds = waitTime ?? secondsOf(after) ?? secondsOf((Date.parse(after) - Date.now()) / 1000);
  return seconds && seconds * 1000;
}
