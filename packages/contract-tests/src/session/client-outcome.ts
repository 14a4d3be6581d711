import { isRemoError } from "@remo-kit/client";
import type { Operation } from "@remo-kit/openapi";
import { fieldsOf } from "../checks/schema.ts";
import type { ClientError, ClientOutcome } from "../model/exchange.ts";
import type { RequestOf } from "./session.ts";

/** What the client makes of the answer to a call: some fields of what it gives, or the typed error that it throws. */
export async function outcomeOf(
  operation: Operation,
  request: Pick<RequestOf, "gives">,
  call: Promise<object>,
): Promise<ClientOutcome> {
  try {
    const given = (await call) as { readonly [field: string]: unknown };
    const fields = Object.keys(givenFields(operation, request)).map((name) => [name, given[name]]);
    const { warnings } = given;
    const kind = operation.kind === "submit" ? "receipt" : "result";
    return { kind, ...Object.fromEntries(fields), warnings };
  } catch (error) {
    if (!isRemoError(error)) throw error;
    const { name, code, httpStatus, credit, reason, operation: named } = error as unknown as ClientError;
    return { kind: "error", name, code, httpStatus, credit, reason, operation: named };
  }
}

/** Fields of what the client gives, each with that of the wire which it stands for. */
export const givenFields = (
  operation: Operation,
  { gives }: Pick<RequestOf, "gives">,
): { readonly [field: string]: string } =>
  typeof gives === "object"
    ? gives
    : Object.fromEntries(
        fieldsOf(operation, "success").named.map((wire) => [gives ? wire : camelCase(wire), wire]),
      );

const camelCase = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
