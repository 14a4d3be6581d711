import type { Localized } from "@remo-kit/common/language";
import { endUserTexts } from "@remo-kit/openapi";
import type { RemoErrorName, RemoTimeoutError } from "../errors.ts";
import en from "./en.json" with { type: "json" };
import ko from "./ko.json" with { type: "json" };

/** What an app shows to the person who uses it. None of the three has an id, a code, a key or a uuid in it. */
export type RemoTexts = {
  /** A few words, for a headline. */
  readonly title: string;
  /** What happened; and, where it is not certain or good to know, whether credits were used. Sentences. */
  readonly text: string;
  /** What to do now. Sentences. */
  readonly action: string;
};

type General = typeof en;
type Situation = Exclude<keyof General, "credits">;

const general: Localized<General> = { en, ko };

/** What is read of an error, be it one of this package, of another copy of it, or its JSON. */
type Seen = { readonly [field: string]: unknown };

const phases: { readonly [Phase in RemoTimeoutError["phase"]]: Situation } = {
  connect: "offline",
  upload: "slow",
  answer: "unanswered",
  total: "tooLong",
  result: "notReady",
};

/** By the name of an error, what it was for the person; those of the API have texts of their own. */
const situations: { readonly [Name in RemoErrorName]: (error: Seen) => Situation } = {
  RemoConfigError: () => "setUp",
  // Whoever sent all of it made a mistake in the app: what was entered could be used.
  RemoInputError: ({ earlier, sent }) => (earlier ? "sentBefore" : sent === "all" ? "unexpected" : "input"),
  RemoApiError: ({ category }) => (category === "not-ready" ? "notReady" : "refused"),
  RemoGatewayError: ({ httpStatus }) => (httpStatus === 413 ? "tooLarge" : "unavailable"),
  RemoProtocolError: () => "unclear",
  RemoNetworkError: ({ sent }) =>
    sent === "none" ? "offline" : sent === "part" ? "interrupted" : "unanswered",
  RemoTimeoutError: ({ phase }) => own(phases, phase) ?? "tooLong",
  RemoAbortError: () => "cancelled",
};

/**
 * What the person should read who uses an app, and not its developer: the title, what happened, what to do.
 *
 * It takes whatever was caught: an error of this package, what became of one on its way as JSON, or anything else. It
 * never throws. Where credits may have been used, the text says that this is not certain.
 *
 * @param language Korean is in the polite form that apps use (해요체).
 */
export function remoTexts(error: unknown, language: "en" | "ko"): RemoTexts {
  const locale = language === "ko" ? "ko" : "en";
  const seen = fieldsOf(error);
  const refusal = seen.name === "RemoApiError" ? own(endUserTexts, seen.reason)?.[locale] : undefined;
  const situation =
    seen.receipt && seen.name !== "RemoApiError" ? "accepted" : own(situations, seen.name)?.(seen);
  const said = refusal ?? general[locale][situation ?? "unexpected"];
  const { no, unknown } = general[locale].credits;
  // Nobody knows it of an error that is not ours.
  if (seen.charged !== "no") return { ...said, text: `${said.text} ${unknown}` };
  // A refusal says itself what there is to say: "no" is of this request, and an earlier one may have been charged.
  return seen.name === "RemoApiError" ? { ...said } : { ...said, text: `${said.text} ${no}` };
}

const own = <Value>(table: { readonly [key: string]: Value }, key: unknown): Value | undefined =>
  typeof key === "string" && Object.hasOwn(table, key) ? table[key] : undefined;

const read = ["name", "reason", "category", "httpStatus", "phase", "sent", "charged", "earlier", "receipt"];

/** An error's own name and what else counts here; a getter that throws has said nothing. */
function fieldsOf(error: unknown): Seen {
  try {
    const seen = Object(error) as Seen;
    return Object.fromEntries(read.map((field) => [field, seen[field]]));
  } catch {
    return {};
  }
}
