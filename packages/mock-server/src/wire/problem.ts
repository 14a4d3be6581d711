import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { problemReply } from "./reply.ts";

/** An answer of the mock that no answer of the API is, through the app. */
export function problem(c: Context, status: ContentfulStatusCode, detail: string): Response {
  c.set("problem", detail); // For the journal.
  const { body, type, headers } = problemReply(status, detail);
  for (let i = 0; i < headers.length; i += 2) c.header(headers[i] as string, headers[i + 1] as string);
  return c.body(body, status, { "content-type": type });
}
