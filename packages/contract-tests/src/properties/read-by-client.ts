import { createRemoClient } from "@remo-kit/client";
import { readingOf } from "../client-reading.ts";
import type { ClientReading, Received } from "../exchange.ts";
import { nobody } from "../session.ts";

/** What the client makes of an answer that came to somebody else's request. */
export async function readByClient(received: Received, uuid: string): Promise<ClientReading> {
  const { status, text, contentType, headers } = received;
  const told = { ...headers, ...(contentType !== null && { "content-type": contentType }) };
  const answer = new Response(text === "" ? null : text, { status, headers: told });
  const client = createRemoClient({ ...nobody, retry: { attempts: 1 }, fetch: async () => answer });
  return readingOf(client.analyzeSoccer({ video: Uint8Array.of(0), height: 170, uuid }));
}
