import { type Exchange, operationOfSlug } from "../model/exchange.ts";
import { jsonIn } from "./answer.ts";
import type { Found } from "./divergences/found.ts";
import { fieldsOf } from "./schema.ts";

/** Who knows the uuid alone must not read a result: a field of one is too many, whatever else the answer says. */
export function checkSecurity(exchange: Exchange): Found[] {
  if (!givesAway(exchange)) return [];
  return [
    {
      ...{ kind: "security", place: "another-user", says: "was expected, and" },
      text: "what was analysed for one user is given to another e-mail address that has the uuid",
      ...{ expected: "a refusal", received: "fields of a result" },
    },
  ];
}

function givesAway({ intent, operation: slug, received }: Exchange): boolean {
  const operation = operationOfSlug(slug);
  if (intent !== "read:another-user" || !operation || !received) return false;
  const refusal = fieldsOf(operation, "refusal").named;
  const given = fieldsOf(operation, "success").named.filter((field) => !refusal.includes(field));
  const fields = keysIn(jsonIn(received.text));
  return given.some((field) => fields.has(field));
}

/** Of an object and of all that is in it: by phase, as later pages have it, a metric is further in. */
function keysIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value !== "object" || value === null) return found;
  for (const [key, inner] of Object.entries(value)) keysIn(inner, found.add(key));
  return found;
}
