import { errorOf, type Operation, type Profile, readingsOf } from "@remo-kit/openapi";
import { type Exchange, isElsewhere, operationOfSlug, type Received } from "../model/exchange.ts";
import type { Divergence } from "../model/run.ts";
import { type Answer, answerOf, isNotServed } from "./answer.ts";
import { clientAgrees, type Found } from "./client-agrees.ts";
import { misled } from "./reached.ts";
import { schemaProblems } from "./schema.ts";

/**
 * Everything that one exchange shows and that the spec under a profile, the table of operations or the client says
 * otherwise. `servesAll`: the server is known to have every operation, as a mock has.
 */
export function checkExchange(exchange: Exchange, profile: Partial<Profile>, servesAll = true): Divergence[] {
  const { intent, operation: slug, id } = exchange;
  const operation = operationOfSlug(slug);
  const found = [...place(exchange), ...(operation ? answered(exchange, operation, profile, servesAll) : [])];
  return found.map(({ kind, place, text }) => ({
    key: [kind, slug, intent, place].filter(Boolean).join(":"),
    kind,
    text,
    exchanges: [id],
  }));
}

function place(exchange: Exchange): Found[] {
  const text = misled(exchange);
  return text === undefined ? [] : [{ kind: "path", place: "", text }];
}

function answered(
  exchange: Exchange,
  operation: Operation,
  whole: Partial<Profile>,
  servesAll: boolean,
): Found[] {
  const { received } = exchange;
  if (!received || isElsewhere(exchange)) return [];
  // A17: whether what comes after a submit is served there is open, and a probe tells.
  if (!servesAll && operation.kind === "read" && isNotServed(exchange)) return [];
  const profile = readingsOf(whole as Profile, operation.family);
  const answer = answerOf(received, operation.slug);
  return [
    ...requestsOf(exchange),
    ...(answer.kind === "other" ? [unreadable(answer, received)] : contentType(received)),
    ...schema(answer, operation, profile),
    ...code(answer, operation, received, profile),
    ...success(answer, exchange),
    ...clientAgrees(answer, operation, exchange.client),
  ];
}

const requestsOf = ({ requests }: Exchange): Found[] =>
  requests === 1
    ? []
    : [{ kind: "requests", place: "", text: `${requests} requests went over the wire for one call` }];

const unreadable = ({ why }: Answer & { kind: "other" }, { contentType }: Received): Found => ({
  kind: "schema",
  place: "answer",
  text: `the answer is none of the API: ${why}; content type ${contentType}`,
});

function contentType({ contentType: given }: Received): Found[] {
  const media = given?.split(";")[0]?.trim().toLowerCase();
  if (media === "application/json") return [];
  const text = `the content type is ${given}, and the spec has application/json`;
  return [{ kind: "content-type", place: "", text }];
}

function schema(answer: Answer, operation: Operation, { statusKey }: Partial<Profile>): Found[] {
  if (answer.kind === "other") return [];
  // A02: the spec names the field `status`; where a profile names it otherwise, it is read as that one.
  const body =
    answer.kind === "refusal" && statusKey === "status_code"
      ? { status: answer.body.status_code, ...answer.body }
      : answer.body;
  return schemaProblems(operation, answer.kind, body).map((problem) => ({ kind: "schema", ...problem }));
}

/** The operation documents a refusal's code, and it stands in the status line as the profile says (A05). */
function code(
  answer: Answer,
  operation: Operation,
  { status }: Received,
  { httpStatus }: Partial<Profile>,
): Found[] {
  if (answer.kind !== "refusal") return [];
  const found: Found[] = [];
  if (!errorOf(operation, answer.code)) {
    const text = `code ${answer.code} is not in the catalogue`;
    found.push({ kind: "code", place: String(answer.code), text });
  }
  const expected = { code: answer.code, class: Math.floor(answer.code / 100) * 100, ok: 200 };
  const due = httpStatus && expected[httpStatus];
  if (due !== undefined && due !== status) {
    const text = `code ${answer.code} came with HTTP ${status}, and other refusals show that it should be ${due}`;
    found.push({ kind: "code", place: "http-status", text });
  }
  return found;
}

/** A09: a success that names a uuid names the one that was sent. */
function success(answer: Answer, { sent }: Exchange): Found[] {
  if (answer.kind !== "success" || sent.uuid === undefined) return [];
  const { uuid } = answer.body;
  if (typeof uuid !== "string" || uuid.toLowerCase() === sent.uuid.toLowerCase()) return [];
  return [{ kind: "schema", place: "/uuid", text: "the uuid of the answer is not the one that was sent" }];
}
