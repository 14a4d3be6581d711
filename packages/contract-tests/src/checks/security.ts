import { type Exchange, operationOfSlug } from "../model/exchange.ts";
import type { Divergence } from "../model/run.ts";
import { jsonObject } from "./answer.ts";
import { fieldsOf } from "./schema.ts";

/**
 * Who knows an e-mail address and a uuid reads a result; who knows the uuid alone must not. Whatever else the answer
 * says of itself, a field of a result in it is one too many.
 */
export function checkSecurity(exchanges: readonly Exchange[]): Divergence[] {
  return exchanges.filter(givesAway).map(({ id, operation }) => ({
    key: `security:${operation}:another-user`,
    kind: "security",
    text: "what was analysed for one user is given to another e-mail address that has the uuid",
    exchanges: [id],
  }));
}

function givesAway({ intent, operation: slug, received }: Exchange): boolean {
  const operation = operationOfSlug(slug);
  if (intent !== "read:another-user" || !operation || !received) return false;
  const refusal = fieldsOf(operation, "refusal").named;
  const given = fieldsOf(operation, "success").named.filter((field) => !refusal.includes(field));
  const body = jsonObject(received.text) ?? {};
  // By phase, as later pages have it, a metric is one level further in.
  const fields = [body, ...Object.values(body).filter(isObject)].flatMap(Object.keys);
  return given.some((field) => fields.includes(field));
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
