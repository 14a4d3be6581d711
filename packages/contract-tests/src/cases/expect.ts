import assert from "node:assert/strict";
import { type Answer, answerOf } from "../answer.ts";
import type { Exchange } from "../exchange.ts";

/** The refusal that an exchange has to end with, with one of `codes`; it is given as it came over the wire. */
export function refusedWith(exchange: Exchange, ...codes: number[]): Answer & { readonly kind: "refusal" } {
  const answer = answered(exchange);
  assert(answer.kind === "refusal", `a refusal was expected, and ${shown(answer)} came`);
  const allowed = codes.join(" or ");
  assert(codes.includes(answer.code), `code ${allowed} was expected, and ${shown(answer)} came`);
  assert.equal(exchange.requests, 1, "one call is one request");
  return answer;
}

/** The success that an exchange has to end with. */
export function accepted(exchange: Exchange): Answer & { readonly kind: "success" } {
  const answer = answered(exchange);
  assert(answer.kind === "success", `a success was expected, and ${shown(answer)} came`);
  assert.equal(exchange.requests, 1, "one call is one request");
  return answer;
}

function answered(exchange: Exchange): Answer {
  assert(exchange.received, `no answer came: ${exchange.failure}`);
  return answerOf(exchange.received);
}

const shown = (answer: Answer): string =>
  answer.kind === "refusal" ? `code ${answer.code}` : answer.kind === "success" ? "a success" : answer.why;
