import { errorOf, type Operation } from "@remo-kit/openapi";
import { type Exchange, isElsewhere, operationOfSlug, type Received } from "../model/exchange.ts";
import type { Served } from "../model/run.ts";
import { type Answer, answerOf, jsonIn } from "./answer.ts";

/** `unclear`: JSON without anything that the API has, such as the refusal of a framework. */
export type Origin = Served["verdict"] | "unclear";

type Seen = Pick<Received, "status" | "text" | "headers"> & {
  readonly operation: Operation | undefined;
  readonly answer: Answer;
  /** The code of a refusal, else the status: what neither the page nor an answer of the API says means what HTTP does. */
  readonly code: number;
};

/** What came from where: the first that holds. What is left is a page of something else. */
const origins: readonly (readonly [Origin, (seen: Seen) => boolean])[] = [
  // Limits of requests, and whatever is down: also where they are said in the form of the API.
  ["gateway", (seen) => isUndocumented(seen, 429, 503)],
  ["retired", (seen) => isUndocumented(seen, 404, 410)],
  ["api", isOfApi],
  ["redirected", ({ status, headers }) => isRedirect(status) && headers.location !== undefined],
  ["unclear", (seen) => !isPassedOn(seen) && jsonIn(seen.text) !== undefined],
];

export function originOf({ received, operation: slug }: Pick<Exchange, "received" | "operation">): Origin {
  if (!received) return "unreachable";
  const answer = answerOf(received, slug);
  const code = answer.kind === "refusal" ? answer.code : received.status;
  const seen = { ...received, operation: operationOfSlug(slug), answer, code };
  return origins.find(([, holds]) => holds(seen))?.[0] ?? "gateway";
}

/** Whether a whole answer is that of something before the API. What a mock answers is always its own. */
export function isOfGateway(exchange: Exchange): boolean {
  if (!exchange.received || exchange.logged !== undefined || isElsewhere(exchange)) return false;
  const origin = originOf(exchange);
  // In JSON an operation that is there may mean something else by a 404.
  if (origin === "retired") return jsonIn(exchange.received.text) === undefined;
  return origin === "gateway" || origin === "redirected";
}

/** Whether a connection was not made, or broke before anything of an answer came. */
export const isBroken = ({ received, answerReceived, failure = "" }: Exchange): boolean =>
  !received &&
  answerReceived === "none" &&
  /\bE(CONN|PIPE|AI_AGAIN|NETUNREACH|HOSTUNREACH)|socket hang up/.test(failure);

/** Whether no answer came in time: no page says how long one may take. */
const isSilent = ({ received, answerReceived, failure }: Exchange): boolean =>
  !received && answerReceived === "none" && failure !== "LimitError";

/** Whether nothing of the API came, and nothing that says anything of it. */
export const isNoAnswer = (exchange: Exchange): boolean => isOfGateway(exchange) || isSilent(exchange);

/** Without the attempts that a run has made again, as something before the API had answered them. */
export function withoutRepeated(exchanges: readonly Exchange[]): readonly Exchange[] {
  const byId = new Map(exchanges.map((exchange) => [exchange.id, exchange]));
  return exchanges.filter((exchange) => {
    const { case: id, intent, operation } = exchange;
    const next = byId.get(exchange.id + 1);
    const isSame = next?.case === id && next.intent === intent && next.operation === operation;
    return !isSame || !isNoAnswer(exchange);
  });
}

/** `HTTP 302 to https://login.example.com/sso`: without what an address may carry of a request. */
export function whatAnswered({ received, failure }: Pick<Exchange, "received" | "failure">): string {
  if (!received) return failure ?? "no answer";
  const { status, contentType, headers, text } = received;
  if (isRedirect(status) && headers.location !== undefined) {
    return `HTTP ${status} to ${placeOf(headers.location)}`;
  }
  return `HTTP ${status} ${text.trim() === "" ? "without a body" : `with ${mediaOf(contentType)}`}`;
}

/** An address without user, password, query and fragment. */
function placeOf(location: string): string {
  if (!URL.canParse(location)) return location.split(/[?#]/, 1).join();
  const { protocol, host, pathname } = new URL(location);
  return `${protocol}//${host}${pathname}`;
}

const mediaOf = (contentType: string | null): string =>
  contentType?.split(";", 1).join().trim().toLowerCase() || "no content type";

const isRedirect = (status: number): boolean => status >= 300 && status < 400;

/** Statuses that say something of a gateway, also in JSON; of the size of a request, where no code says it. */
const isPassedOn = ({ status, answer }: Seen): boolean =>
  [401, 403, 407, 408, 425].includes(status) ||
  status >= 500 ||
  (answer.kind === "other" && [413, 414, 431].includes(status));

const isUndocumented = ({ operation, code }: Seen, ...codes: readonly number[]): boolean =>
  codes.includes(code) && !(operation && errorOf(operation, code));

function isOfApi({ answer, operation, status, text, headers }: Seen): boolean {
  if (answer.kind === "other") return saysState({ text }) && !(isRedirect(status) && headers.location);
  if (answer.kind === "success" || "state" in answer.body) return true;
  // A27: a read may say its code in the status line alone; those below 500 are anybody's.
  const { status: inBody, status_code } = answer.body;
  const isSaid = [inBody, status_code].includes(answer.code) || status >= 500;
  return isSaid && operation !== undefined && errorOf(operation, answer.code) !== undefined;
}

/** Whether a text that is no page has a `state`, in whichever notation: what is wrong with it is for others to say. */
const saysState = ({ text }: Pick<Received, "text">): boolean =>
  /\bstate\\?["'‘’“”]?\s*[:=]|<state\b/i.test(text) &&
  (jsonIn(text) !== undefined || !/<(!doctype|html|head|body|div|script)\b/i.test(text));
