import { createRemoClient, isRemoError } from "@remo-kit/client";
import type { ClientReading, Received } from "../exchange.ts";
import { nobody } from "../session.ts";

/** What the client makes of an answer that came to somebody else's request. */
export async function readByClient(received: Received, uuid: string): Promise<ClientReading> {
  const { status, text, contentType, headers } = received;
  const told = { ...headers, ...(contentType !== null && { "content-type": contentType }) };
  const answer = new Response(text === "" ? null : text, { status, headers: told });
  const client = createRemoClient({ ...nobody, retry: { attempts: 1 }, fetch: async () => answer });
  try {
    const receipt = await client.analyzeSoccer({ video: Uint8Array.of(0), height: 170, uuid });
    const { waitTime, fileExists, credit, message } = receipt;
    return { kind: "receipt", waitTime, fileExists, credit, uuid: receipt.uuid, message };
  } catch (error) {
    if (!isRemoError(error)) throw error;
    const { code, httpStatus, credit } = error as { code?: number; httpStatus?: number; credit?: number };
    return { kind: "error", name: error.name, code, httpStatus, credit };
  }
}
