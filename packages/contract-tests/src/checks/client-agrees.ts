import { isDeepStrictEqual } from "node:util";
import { errorOf, type Operation } from "@remo-kit/openapi";
import { registry } from "../cases/registry.ts";
import type { ClientOutcome } from "../model/exchange.ts";
import type { Divergence } from "../model/run.ts";
import { givenFields } from "../session/client-outcome.ts";
import type { Answer, Body } from "./answer.ts";
import { fieldsOf } from "./schema.ts";

export type Found = Pick<Divergence, "kind" | "text"> & { readonly place: string };

const differs = (place: string, text: string): Found => ({
  kind: "client",
  place,
  text: `the client ${text}`,
});

/** What the client says equals what the raw bytes say. */
export function clientAgrees(
  answer: Answer,
  operation: Operation,
  client: ClientOutcome | undefined,
): Found[] {
  if (!client) return [];
  return client.kind === "error"
    ? errorAgrees(answer, operation, client)
    : fieldsAgree(answer, operation, client);
}

type Given = Exclude<ClientOutcome, { readonly kind: "error" }>;

/**
 * The client reads tolerantly, so that a paid answer is not lost: that an answer breaks the spec shows in its raw bytes. Where
 * the client reads on, it has to warn of it.
 */
function fieldsAgree(answer: Answer, operation: Operation, client: Given): Found[] {
  const warnings = (client.warnings ?? []) as readonly string[];
  if (answer.kind === "other" && answer.isJson && warnings.length > 0) return [];
  if (answer.kind !== "success") return [differs("", `gives a ${client.kind}, and the answer is none`)];
  const { request } = registry[operation.id];
  return Object.entries(givenFields(operation, request)).flatMap(([own, wire]) => {
    const [name, due] = wire === "*" ? [own, documented(answer.body, operation)] : [wire, answer.body[wire]];
    const isWarned = warnings.some((warning) => wire === "*" || warning.includes(`\`${wire}\``));
    return isWarned || isDeepStrictEqual(client[own], due) ? [] : [differs(name, `reads another ${name}`)];
  });
}

function documented(body: Body, operation: Operation): Body {
  const { named } = fieldsOf(operation, "success");
  return Object.fromEntries(Object.entries(body).filter(([field]) => named.includes(field)));
}

type Thrown = Extract<ClientOutcome, { readonly kind: "error" }>;

function errorAgrees(answer: Answer, operation: Operation, client: Thrown): Found[] {
  const { name, code, reason, operation: named } = client;
  if (answer.kind === "success") {
    // It rightly refuses a result without any of the fields, which the schema shows by itself.
    return name === "RemoProtocolError" && operation.kind === "read"
      ? []
      : [differs("", `throws a ${name}, and the answer is a success`)];
  }
  if (answer.kind === "other") {
    const isOther =
      name === "RemoGatewayError" ||
      name === "RemoProtocolError" ||
      (name === "RemoApiError" && answer.isJson);
    return isOther ? [] : [differs("", `throws a ${name} for an answer that is not the API's`)];
  }
  if (name !== "RemoApiError") return [differs("", `throws a ${name} for a refusal`)];
  const due = errorOf(operation, answer.code)?.name;
  const wrong: Found[] = [];
  if (code !== answer.code) wrong.push(differs("code", `reads code ${code}, not ${answer.code}`));
  if (reason !== undefined && due !== undefined && reason !== due)
    wrong.push(differs("reason", `takes code ${code} for ${reason}, not for ${due}`));
  if (named !== undefined && named !== operation.id)
    wrong.push(differs("operation", `says that ${named} was refused`));
  return wrong;
}
