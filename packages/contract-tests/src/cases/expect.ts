import assert from "node:assert/strict";
import { codeOf, type ErrorName } from "@remo-kit/openapi";
import { type Answer, answerTo } from "../checks/answer.ts";
import { type Exchange, operationOfSlug } from "../model/exchange.ts";

type Refusal = Answer & { readonly kind: "refusal" };

/** The refusal that an exchange has to end with, for one of the reasons; it is given as it came over the wire. */
export function refusedFor(exchange: Exchange, ...reasons: ErrorName[]): Refusal {
  const operation = operationOfSlug(exchange.operation);
  // One that the operation does not document has no code.
  const codes = reasons.flatMap((reason) => (operation && codeOf(operation, reason)) ?? []);
  const answer = answered(exchange);
  assert(answer.kind === "refusal", `a refusal was expected, and ${shown(answer)} came`);
  const allowed = codes.join(" or ");
  assert(codes.includes(answer.code), `code ${allowed} was expected, and ${shown(answer)} came`);
  assert.equal(exchange.requests, 1, "one call is one request");
  return answer;
}

export function accepted(exchange: Exchange): Answer & { readonly kind: "success" } {
  const answer = answered(exchange);
  assert(answer.kind === "success", `a success was expected, and ${shown(answer)} came`);
  assert.equal(exchange.requests, 1, "one call is one request");
  return answer;
}

export function answered(exchange: Exchange): Answer {
  const answer = answerTo(exchange);
  assert(answer, `no answer came: ${exchange.failure}`);
  return answer;
}

export const shown = (answer: Answer): string =>
  answer.kind === "refusal" ? `code ${answer.code}` : answer.kind === "success" ? "a success" : answer.why;
