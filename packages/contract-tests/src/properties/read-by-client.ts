import { createRemoClient } from "@remo-kit/client";
import type { Operation } from "@remo-kit/openapi";
import { registry } from "../cases/registry.ts";
import type { Received } from "../model/exchange.ts";
import { outcomeOf } from "../session/client-outcome.ts";
import { unissued } from "../session/session.ts";

/** What the client makes of an answer that came to another request than its own. */
export async function readByClient(received: Received, uuid: string, operation: Operation) {
  const { status, text, contentType, headers } = received;
  const all = { ...headers, ...(contentType !== null && { "content-type": contentType }) };
  const answer = new Response(text === "" ? null : text, { status, headers: all });
  const client = createRemoClient({ ...unissued, retry: { attempts: 1 }, fetch: async () => answer });
  const { request } = registry[operation.id];
  return outcomeOf(operation, request, request.call(client, { file: Uint8Array.of(0), height: 170, uuid }));
}
