import { errorOf, type Operation } from "@remo-kit/openapi";
import { type Exchange, operationOfSlug, type Received } from "../model/exchange.ts";
import { fieldsOf } from "./schema.ts";

/** An answer as its raw bytes read, by the spec alone and not by the client. */
export type Answer =
  | { readonly kind: "success"; readonly body: Body }
  | { readonly kind: "refusal"; readonly body: Body; readonly code: number }
  /** Not an answer of the API, or one that makes no sense. */
  | ({ readonly kind: "other" } & Unsaid);

/** `isJson`: it begins as an object does, so that a tolerant reader may make something of it. */
type Unsaid = { readonly why: string; readonly isJson: boolean };

export type Body = { readonly [field: string]: unknown };

const fields = new Map<string, readonly string[]>();

function namedIn(operation: Operation): readonly string[] {
  const named = fields.get(operation.id) ?? fieldsOf(operation, "success").named;
  fields.set(operation.id, named);
  return named;
}

/** Whether a body has something of a result of this operation, which has no `state` by its page. */
export function hasResult(operation: Operation | undefined, body: Body): boolean {
  const named = operation ? namedIn(operation) : [];
  // Later pages have the same by phase (A31): one level further in.
  const groups = [
    body,
    ...Object.values(body).filter((value) => typeof value === "object" && value !== null),
  ];
  return (
    !named.includes("state") &&
    named.some((field) => groups.some((group) => Object.hasOwn(group as object, field)))
  );
}

/** Whether a body without `state` is a success of this operation: it says so by its HTTP status, as a result does. */
const isPlainResult = (operation: Operation | undefined, status: number, body: Body): boolean =>
  !("state" in body) &&
  status >= 200 &&
  status < 300 &&
  hasResult(operation, body) &&
  !(operation && saysCode(operation, body));

/** Fields of the refusals that frameworks and gateways write, often with a status beside them; no page has one. */
const notOfApi = ["error", "errors", "detail", "title", "timestamp", "path", "trace", "traceId", "requestId"];

const saysCode = (operation: Operation, { status, status_code }: Body): boolean =>
  [status, status_code].some((code) => typeof code === "number" && errorOf(operation, code) !== undefined);

type Said = { readonly body: Body; readonly succeeded: boolean } | Unsaid;

/** Whether an answer says that it succeeded: by `state`, or as a plain result. `why` it says neither. */
export function saidBy({ status, text }: Pick<Received, "status" | "text">, slug: string): Said {
  const body = jsonObject(text);
  const why = (what: string) => ({ why: `HTTP ${status} ${what}`, isJson: /^\s*\{/.test(text) });
  if (!body) return why(text.trim() === "" ? "without a body" : "without a JSON object");
  const operation = operationOfSlug(slug);
  if (isPlainResult(operation, status, body)) return { body, succeeded: true };
  // A27: a read may say its code, in the body or in the status line alone, and nothing else that a refusal has.
  const isShort =
    !("state" in body) &&
    operation?.kind === "read" &&
    saysCode(operation, { status, ...body }) &&
    !notOfApi.some((field) => field in body);
  if (isShort) return { body, succeeded: false };
  if (!("state" in body)) return why("with JSON that has no state");
  if (body.state === false || body.state === 0) return { body, succeeded: false };
  if (body.state !== true && body.state !== 1) return why("with a state of another type");
  return status >= 200 && status < 300 ? { body, succeeded: true } : why("with a state of success");
}

/** A02, A05: the code is in `status`, else in `status_code`, else in the status line. */
export function answerOf(received: Pick<Received, "status" | "text">, slug: string): Answer {
  const said = saidBy(received, slug);
  if ("why" in said) return { kind: "other", ...said };
  const { body, succeeded } = said;
  if (succeeded) return { kind: "success", body };
  const code = [body.status, body.status_code, received.status].find(isCode);
  return code === undefined
    ? { kind: "other", why: "a refusal without a code", isJson: true }
    : { kind: "refusal", body, code };
}

export const answerTo = ({ received, operation }: Pick<Exchange, "received" | "operation">) =>
  received && answerOf(received, operation);

const isCode = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 300;

/** The object that a text is in JSON; undefined if it is anything else, such as a text that was cut. */
export function jsonObject(text: string): Body | undefined {
  const value = jsonIn(text);
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Body) : undefined;
}

export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a server says that it does not have the operation at all: no code of it is 404 or 410, and it says no other. */
export function isNotServed({ received, operation: slug }: Pick<Exchange, "received" | "operation">) {
  const operation = operationOfSlug(slug);
  if (!received || !operation) return false;
  const answer = answerOf(received, slug);
  const code = answer.kind === "refusal" ? answer.code : received.status;
  return (code === 404 || code === 410) && errorOf(operation, code) === undefined;
}
