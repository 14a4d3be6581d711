import { isDeepStrictEqual } from "node:util";
import { errorOf, type Operation } from "@remo-kit/openapi";
import { registry } from "../cases/registry.ts";
import type { ClientError, ClientGiven, ClientOutcome } from "../model/exchange.ts";
import { givenFields } from "../session/client-outcome.ts";
import type { Answer, Body } from "./answer.ts";
import { type Found, valueText } from "./divergences/found.ts";

/** `received` is what the client makes of it. */
const differs = (place: string, text: string, expected: unknown, received: unknown): Found => ({
  ...{ kind: "client", place, text: `the client ${text}` },
  ...{ expected: valueText(expected), received: valueText(received) },
});
const ends = (received: string, expected: string): Found => ({
  ...{ kind: "client", place: "", expected, received },
  text: `the client ends with ${received}, and the answer is ${expected}`,
});

export function clientAgrees(answer: Answer, operation: Operation, client: ClientOutcome | undefined) {
  if (!client) return [];
  return client.kind === "error"
    ? errorAgrees(answer, operation, client)
    : fieldsAgree(answer, operation, client);
}

/** The client reads tolerantly, so that a paid answer is not lost; where it reads on, it has to warn of it. */
function fieldsAgree(answer: Answer, operation: Operation, client: ClientGiven): Found[] {
  const warnings = (client.warnings ?? []) as readonly string[];
  if (answer.kind === "other" && answer.isJson && warnings.length > 0) return [];
  if (answer.kind !== "success") return [ends(`a ${client.kind}`, "an answer that is none")];
  const { request } = registry[operation.id];
  const given = Object.entries(givenFields(operation, request));
  const body = byMetric(
    answer.body,
    given.map(([, wire]) => wire),
  );
  return given.flatMap(([own, wire]) => {
    const isWarned = warnings.some((warning) => warning.includes(`\`${wire}`));
    return isWarned || isAsRead(client[own], body[wire])
      ? []
      : [differs(wire, `reads another ${wire}`, body[wire], client[own])];
  });
}

/** The client takes keys, and what may be a piece of the video, out of texts: what stands around them is the answer's. */
function isAsRead(given: unknown, came: unknown): boolean {
  if (typeof given !== "string" || typeof came !== "string") return isDeepStrictEqual(given, came);
  const parts = given.split("[redacted]");
  const [first = "", last = ""] = [parts[0], parts.at(-1)];
  if (parts.length === 1) return given === came;
  let at = 0;
  for (const part of parts.slice(0, -1)) {
    const found = came.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return came.startsWith(first) && came.endsWith(last) && came.length - last.length >= at;
}

/** Of an answer by phase, as later pages have it, what the client turns it to: each field with its phases (A31). */
function byMetric(body: Body, fields: readonly string[]): Body {
  const turned: { [field: string]: { [phase: string]: unknown } } = {};
  for (const [phase, group] of Object.entries(body)) {
    if (typeof group !== "object" || group === null || fields.includes(phase)) continue;
    for (const [field, value] of Object.entries(group).filter(([name]) => fields.includes(name)))
      turned[field] = { ...turned[field], [phase]: value };
  }
  return { ...turned, ...body };
}

function errorAgrees(answer: Answer, operation: Operation, client: ClientError): Found[] {
  const { name, code, reason, operation: named } = client;
  if (answer.kind === "success") {
    // It rightly refuses a result without any of the fields, which the schema shows by itself.
    return name === "RemoProtocolError" && operation.kind === "read" ? [] : [ends(`a ${name}`, "a success")];
  }
  if (answer.kind === "other") {
    const isOther =
      name === "RemoGatewayError" ||
      name === "RemoProtocolError" ||
      (name === "RemoApiError" && answer.isJson);
    return isOther ? [] : [ends(`a ${name}`, "none of the API's")];
  }
  if (name !== "RemoApiError") return [ends(`a ${name}`, "a refusal")];
  const due = errorOf(operation, answer.code)?.name;
  const wrong: Found[] = [];
  if (code !== answer.code) wrong.push(differs("code", "reads another code", answer.code, code));
  if (reason !== undefined && due !== undefined && reason !== due)
    wrong.push(differs("reason", `takes code ${code} for another error`, due, reason));
  if (named !== undefined && named !== operation.id)
    wrong.push(differs("operation", "says that another operation was refused", operation.id, named));
  return wrong;
}
