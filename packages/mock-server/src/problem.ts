import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** An answer of the mock that no answer of the API is: RFC 9457, without `state`. */
export function problem(c: Context, status: ContentfulStatusCode, detail: string): Response {
  c.set("problem", detail); // For the log.
  return c.body(JSON.stringify({ title: "This is the mock, not the API", status, detail }), status, {
    "content-type": "application/problem+json",
  });
}
