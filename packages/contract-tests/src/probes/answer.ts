import { type ErrorName, errorOf } from "@remo-kit/openapi";
import { type Body, hasResult, saidBy } from "../checks/answer.ts";
import { type Exchange, type Intent, isElsewhere, operationOfSlug } from "../model/exchange.ts";

/** What an answer is by its raw bytes alone: a probe does not see what the client makes of it. */
export type ProbeAnswer =
  | { readonly kind: "accepted"; readonly exchange: Exchange; readonly body: Body }
  | {
      readonly kind: "refused";
      readonly exchange: Exchange;
      readonly body: Body;
      /** Undefined if neither field that may carry one does (A02). */
      readonly code: number | undefined;
      /** What the operation means by the code. */
      readonly reason: ErrorName | undefined;
    }
  /** Not an answer of the API, or none that can be read. */
  | { readonly kind: "unreadable"; readonly exchange: Exchange; readonly why: string };

export type Accepted = Extract<ProbeAnswer, { kind: "accepted" }>;
export type Refused = Extract<ProbeAnswer, { kind: "refused" }>;

function readAnswer(exchange: Exchange): ProbeAnswer {
  const { received, operation: slug } = exchange;
  const unreadable = (why: string): ProbeAnswer => ({ kind: "unreadable", exchange, why });
  if (!received) return unreadable("no answer");
  const { status } = received;
  if (status >= 300 && status < 400) return unreadable(`HTTP ${status}, a redirect`);
  const said = saidBy(received, slug);
  if ("why" in said) return unreadable(said.why);
  const { body, succeeded } = said;
  const [field] = codeFields(body);
  const operation = operationOfSlug(slug);
  const hasMore = typeof body.message === "string" || "uuid" in body || field || hasResult(operation, body);
  if ("state" in body && !hasMore) return unreadable(`HTTP ${status} with JSON that has little but a state`);
  if (succeeded) return { kind: "accepted", exchange, body };
  const code = field && (body[field] as number);
  const reason = operation && code !== undefined ? errorOf(operation, code)?.name : undefined;
  return { kind: "refused", exchange, body, code, reason };
}

/** The fields that carry an error code (A02): a whole number from 400 to 599 (F16 to F20). */
export const codeFields = (body: Body): ("status" | "status_code")[] =>
  (["status", "status_code"] as const).filter((field) => {
    const code = body[field];
    return typeof code === "number" && Number.isInteger(code) && code >= 400 && code <= 599;
  });

/** Requests to another path, and those whose answer was chosen, say nothing of the operation. */
const isEvidence = (exchange: Exchange): boolean =>
  !isElsewhere(exchange) && exchange.intent !== "generated" && !exchange.intent.startsWith("forced:");

/** The answers of the operation itself, oldest first; only those to some intents, if they are given. */
export function answersIn(exchanges: readonly Exchange[], ...intents: readonly Intent[]): ProbeAnswer[] {
  return exchanges
    .filter((exchange) => (intents.length === 0 ? isEvidence(exchange) : intents.includes(exchange.intent)))
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
