import { errorOf, type Operation, type Profile, readingsOf } from "@remo-kit/openapi";
import { type Exchange, isElsewhere, operationOfSlug, type Received } from "../model/exchange.ts";
import type { Divergence } from "../model/run.ts";
import { type Answer, answerOf, isNotServed } from "./answer.ts";
import { clientAgrees, type Found } from "./client-agrees.ts";
import { isOfGateway } from "./origin.ts";
import { misled } from "./reached.ts";
import { schemaProblems } from "./schema.ts";

/** All that one exchange shows and that the spec under a profile, the table of operations or the client says otherwise. */
export function checkExchange(exchange: Exchange, profile: Partial<Profile>): Divergence[] {
  const { intent, operation: slug, id } = exchange;
  const operation = operationOfSlug(slug);
  const wrongPlace = misled(exchange);
  const found = [
    ...when(wrongPlace !== undefined, "path", "", `${wrongPlace}`),
    ...(operation ? answered(exchange, operation, profile) : []),
  ];
  return found.map(({ kind, place, text }) => ({
    key: [kind, slug, intent, place].filter(Boolean).join(":"),
    kind,
    text,
    exchanges: [id],
  }));
}

const when = (isWrong: boolean, kind: Found["kind"], place: string, text: string): Found[] =>
  isWrong ? [{ kind, place, text }] : [];

function answered(exchange: Exchange, operation: Operation, whole: Partial<Profile>): Found[] {
  const { received, requests, logged } = exchange;
  if (!received || isElsewhere(exchange) || isOfGateway(exchange)) return [];
  // A17: whether what comes after a submit is served is open, and for a probe to find; a mock has a log.
  if (logged === undefined && operation.kind === "read" && isNotServed(exchange)) return [];
  const profile = readingsOf(whole as Profile, operation.family);
  const answer = answerOf(received, operation.slug);
  return [
    ...when(requests !== 1, "requests", "", `${requests} requests went over the wire for one call`),
    ...form(answer, received),
    ...schema(answer, operation, profile, received),
    ...code(answer, operation, received, profile),
    ...success(answer, exchange),
    ...clientAgrees(answer, operation, exchange.client),
  ];
}

function form(answer: Answer, { contentType }: Received): Found[] {
  if (answer.kind === "other") {
    const text = `the answer is none of the API: ${answer.why}; content type ${contentType}`;
    return [{ kind: "schema", place: "answer", text }];
  }
  const media = contentType?.split(";")[0]?.trim().toLowerCase();
  const text = `the content type is ${contentType}, and the spec has application/json`;
  return when(media !== "application/json", "content-type", "", text);
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
  return schemaProblems(operation, answer.kind, body).map((problem) => ({ kind: "schema", ...problem }));
}

/**
 * A27: that an analysis is not done may be said in a 200, or without a code, and that it failed by the status line and a
 * text; no schema has any of it.
 */
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
  if (answer.kind !== "refusal") return [];
  if (isFormOfItsOwn(answer, operation, status)) return [];
  const expected = { code: answer.code, class: Math.floor(answer.code / 100) * 100, ok: 200 };
  const due = httpStatus && expected[httpStatus];
  const came = `code ${answer.code} came with HTTP ${status}, and other refusals show that it should be ${due}`;
  const unknown = `code ${answer.code} is not in the catalogue`;
  return [
    ...when(!errorOf(operation, answer.code), "code", String(answer.code), unknown),
    ...when(due !== undefined && due !== status, "code", "http-status", came),
  ];
}

/** A09: a success that names a uuid names the one that was sent. */
function success(answer: Answer, { sent }: Exchange): Found[] {
  if (answer.kind !== "success" || sent.uuid === undefined) return [];
  const { uuid } = answer.body;
  if (typeof uuid !== "string" || uuid.toLowerCase() === sent.uuid.toLowerCase()) return [];
  return [{ kind: "schema", place: "/uuid", text: "the uuid of the answer is not the one that was sent" }];
}
