import type { Received } from "./exchange.ts";

/** An answer as its raw bytes read, by the spec alone and not by the client. */
export type Answer =
  | { readonly kind: "success"; readonly body: Body }
  | { readonly kind: "refusal"; readonly body: Body; readonly code: number }
  /** Not an answer of the API, or one that makes no sense. */
  | { readonly kind: "other"; readonly why: string };

type Body = { readonly [field: string]: unknown };

/** A02, A05: the code is in `status`, else in `status_code`, else in the status line. */
export function answerOf({ status, text }: Pick<Received, "status" | "text">): Answer {
  const body = parse(text);
  if (!body || !("state" in body))
    return { kind: "other", why: `HTTP ${status} without a JSON object that has state` };
  if (body.state === 1 || body.state === true) {
    return status < 300 ? { kind: "success", body } : { kind: "other", why: `a success with HTTP ${status}` };
  }
  if (body.state !== 0 && body.state !== false) return { kind: "other", why: "a state that is neither" };
  const code = [body.status, body.status_code, status].find(isCode);
  return code === undefined
    ? { kind: "other", why: "a refusal without a code" }
    : { kind: "refusal", body, code };
}

const isCode = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 300;

function parse(text: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Body) : undefined;
  } catch {
    return undefined;
  }
}
