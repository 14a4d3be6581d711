import { type ErrorName, errorOf } from "@remo-kit/openapi";
import { type Body, hasResult, saidBy } from "../checks/answer.ts";
import { isOfGateway, originOf, withoutRepeated } from "../checks/origin.ts";
import { type Exchange, type Intent, isElsewhere, operationOfSlug } from "../model/exchange.ts";
import { type Notation, objectIn } from "./notation.ts";

/** What an answer is by its raw bytes alone: a probe does not see what the client makes of it. */
export type ProbeAnswer =
  | (Readable & { readonly kind: "accepted" })
  | (Readable & {
      readonly kind: "refused";
      /** Undefined if neither field that may carry one does (A02). */
      readonly code: number | undefined;
      readonly reason: ErrorName | undefined;
    })
  /** Not an answer of the API, or none that can be read. `isLost`: nothing came, or something before the API answered. */
  | {
      readonly kind: "unreadable";
      readonly exchange: Exchange;
      readonly why: string;
      readonly isLost: boolean;
    };

type Readable = { readonly exchange: Exchange; readonly body: Body; readonly notation: Notation };

export type Accepted = Extract<ProbeAnswer, { kind: "accepted" }>;
export type Refused = Extract<ProbeAnswer, { kind: "refused" }>;

const isMock = ({ logged }: Exchange): boolean => logged !== undefined;

const known = new WeakMap<Exchange, ProbeAnswer>();

function readAnswer(exchange: Exchange): ProbeAnswer {
  const answer = known.get(exchange) ?? readAnew(exchange);
  known.set(exchange, answer);
  return answer;
}

function readAnew(exchange: Exchange): ProbeAnswer {
  const { received, operation: slug } = exchange;
  // A path that is not there says nothing of the API, be it in its form.
  const isLost =
    !received || isOfGateway(exchange) || (!isMock(exchange) && originOf(exchange) === "retired");
  const unreadable = (why: string): ProbeAnswer => ({ kind: "unreadable", exchange, why, isLost });
  if (!received) return unreadable("no answer");
  const { status, text } = received;
  if (isLost || (status >= 300 && status < 400)) return unreadable(`HTTP ${status}, none of the API`);
  const read = objectIn(text);
  const said = saidBy({ status, text: read ? JSON.stringify(inPlainState(read.body)) : text }, slug);
  if (!read || "why" in said) return unreadable("why" in said ? said.why : "");
  const { body, notation } = read;
  const [field] = codeFields(body);
  const operation = operationOfSlug(slug);
  const hasMore = typeof body.message === "string" || "uuid" in body || field || hasResult(operation, body);
  if ("state" in body && !hasMore) return unreadable(`HTTP ${status} with JSON that has little but a state`);
  if (said.succeeded) return { kind: "accepted", exchange, body, notation };
  const code = field && codeIn(body[field]);
  const reason = operation && code !== undefined ? errorOf(operation, code)?.name : undefined;
  return { kind: "refused", exchange, body, notation, code, reason };
}

/** A state that is written as a text is odd, and says what it says: the rest of the answer is read by it. */
function inPlainState(body: Body): Body {
  const { state } = body;
  const isText = typeof state === "string" && /^(1|0|true|false)$/i.test(state);
  return isText ? { ...body, state: JSON.parse(state.toLowerCase()) } : body;
}

/** A number, also one that is written as a text. */
export const numberIn = (value: unknown): number | undefined => {
  const isText = typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value);
  const number = isText ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
};

/** An error code: a whole number from 400 to 599 (F16 to F20). */
function codeIn(value: unknown): number | undefined {
  const code = numberIn(value) ?? 0;
  return Number.isInteger(code) && code >= 400 && code <= 599 ? code : undefined;
}

export const codeFields = (body: Body): ("status" | "status_code")[] =>
  (["status", "status_code"] as const).filter((field) => codeIn(body[field]) !== undefined);

/** Requests to another path, and those whose answer was chosen, say nothing of the operation. */
const isEvidence = (exchange: Exchange): boolean =>
  !isElsewhere(exchange) && exchange.intent !== "generated" && !exchange.intent.startsWith("forced:");

/** The answers of the operation itself, oldest first; only those to some intents, if they are given. */
export function answersIn(exchanges: readonly Exchange[], ...intents: readonly Intent[]): ProbeAnswer[] {
  const asked = exchanges.filter((exchange) =>
    intents.length === 0 ? isEvidence(exchange) : intents.includes(exchange.intent),
  );
  return withoutRepeated(asked)
    .toSorted((one, other) => one.id - other.id)
    .map(readAnswer);
}

export const isOfRead = ({ exchange }: ProbeAnswer): boolean =>
  operationOfSlug(exchange.operation)?.kind === "read";

/** A refusal of a read that means to wait. Its form is of its own (A27), and says nothing of other refusals. */
export function isNotReady(answer: ProbeAnswer): boolean {
  if (answer.kind !== "refused" || !isOfRead(answer)) return false;
  const code = answer.code ?? answer.exchange.received?.status ?? 0;
  const operation = operationOfSlug(answer.exchange.operation);
  return operation !== undefined && errorOf(operation, code)?.category === "not-ready";
}

export const isAccepted = (answer: ProbeAnswer): answer is Accepted => answer.kind === "accepted";
export const isRefused = (answer: ProbeAnswer): answer is Refused => answer.kind === "refused";

/** `a refusal with 420`, as the reason of an undecided reading names it. */
export function named(answer: ProbeAnswer): string {
  const { id } = answer.exchange;
  if (answer.kind === "accepted") return `#${id} is a success`;
  if (answer.kind === "unreadable") return `#${id} is ${answer.why}`;
  return `#${id} is a refusal ${answer.code === undefined ? "without a code" : `with ${answer.code}`}`;
}
