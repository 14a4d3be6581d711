import { errorOf, type Operation, type Profile, readingsOf } from "@remo-kit/openapi";
import { type Exchange, isElsewhere, operationOfSlug, type Received } from "../model/exchange.ts";
import { type Answer, answerOf, isNotServed } from "./answer.ts";
import { clientAgrees } from "./client-agrees.ts";
import type { Found } from "./divergences/found.ts";
import { formOf, readableAnswer, statusBy, unreadable } from "./form.ts";
import { isOfGateway } from "./origin.ts";
import { misled } from "./reached.ts";
import { schemaProblems } from "./schema.ts";

/** All that one exchange shows and that the spec under a profile, the table of operations or the client says otherwise. */
export function checkExchange(exchange: Exchange, profile: Partial<Profile>): Found[] {
  const operation = operationOfSlug(exchange.operation);
  const wrongPlace = misled(exchange);
  return [
    ...when(wrongPlace !== undefined, { kind: "path", place: "", text: `${wrongPlace}` }),
    ...(operation ? answered(exchange, operation, profile) : []),
  ];
}

const when = (isWrong: boolean, found: Found): Found[] => (isWrong ? [found] : []);

function answered(exchange: Exchange, operation: Operation, whole: Partial<Profile>): Found[] {
  const { received, requests, logged } = exchange;
  if (!received || isElsewhere(exchange) || isOfGateway(exchange)) return [];
  // A17, A21: whether it is served is open, and for a probe to find; a mock has a log.
  if (logged === undefined && isNotServed(exchange)) return [];
  const profile = readingsOf(whole as Profile, operation.family);
  const answer = answerOf(received, operation.slug);
  const readable = readableAnswer(received, operation.slug);
  return [
    ...when(requests !== 1, {
      ...{ kind: "requests", place: "", text: "one call is not one request on the wire" },
      ...{ expected: "1 request", received: `${requests} requests`, says: "one call is one request" },
    }),
    // What a framework says in a type of its own is one cause.
    ...(answer.kind === "other" && received.contentType?.includes("+json") ? [] : formOf(received)),
    ...(answer.kind === "other" ? [unreadable(answer, received)] : []),
    ...schema(readable, operation, profile, received),
    ...code(readable, operation, received, profile),
    ...success(readable, exchange),
    ...clientAgrees(answer, operation, exchange.client),
  ];
}

function schema(
  answer: Answer,
  operation: Operation,
  { statusKey }: Partial<Profile>,
  { status }: Received,
): Found[] {
  if (answer.kind === "other" || isFormOfItsOwn(answer, operation, status)) return [];
  // A02: the spec names the field `status`; where a profile names it otherwise, it is read as that one.
  const body =
    answer.kind === "refusal" && statusKey === "status_code"
      ? { status: answer.body.status_code, ...answer.body }
      : answer.body;
  return schemaProblems(operation, answer.kind, body).map(({ place, ...problem }) => {
    const field = place.split("/")[1];
    const text = `\`${place}\` of a ${answer.kind} is not what the spec has`;
    const says = field ? `\`${field}\`` : `a ${answer.kind} came`;
    return { kind: "schema", place, text, ...problem, says };
  });
}

/** A27: that an analysis is not done or failed may be said in a 200, or by the status line and a text: no schema has it. */
function isFormOfItsOwn(answer: Answer, operation: Operation, status: number): boolean {
  if (answer.kind !== "refusal" || operation.kind !== "read") return false;
  const category = errorOf(operation, answer.code)?.category;
  const { status: code, status_code: otherName } = answer.body;
  const isWithoutCode = code === undefined && otherName === undefined;
  return (
    (category === "not-ready" && status === 200) || (isWithoutCode && /not-ready|process/.test(`${category}`))
  );
}

/** The operation documents a refusal's code, and it stands in the status line as the profile says (A05). */
function code(
  answer: Answer,
  operation: Operation,
  { status }: Received,
  { httpStatus }: Partial<Profile>,
): Found[] {
  if (answer.kind !== "refusal" || isFormOfItsOwn(answer, operation, status)) return [];
  const { code } = answer;
  const says = `code ${code} came`;
  if (!errorOf(operation, code)) {
    const expected = Object.keys(operation.errors).join(", ");
    const text = `code ${code} is not one of the catalogue`;
    return [{ kind: "code", place: `${code}`, text, expected, received: `${code}`, says }];
  }
  const due = httpStatus && statusBy(httpStatus, code);
  return when(due !== undefined && due !== status, {
    ...{ kind: "code", place: "http-status", text: "the HTTP status is not that of other refusals", says },
    ...{ expected: `HTTP ${due} with code ${code}`, received: `HTTP ${status} with code ${code}` },
  });
}

/** A09: a success that names a uuid names the one that was sent. */
function success(answer: Answer, { sent }: Exchange): Found[] {
  if (answer.kind !== "success" || sent.uuid === undefined) return [];
  const { uuid } = answer.body;
  if (typeof uuid !== "string" || uuid.toLowerCase() === sent.uuid.toLowerCase()) return [];
  const text = "`/uuid` of a success is not the one that was sent";
  return [
    { kind: "schema", place: "/uuid", text, expected: "the uuid that was sent", received: "another uuid" },
  ];
}
