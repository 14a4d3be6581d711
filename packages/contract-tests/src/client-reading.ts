import { isRemoError, type RemoClient } from "@remo-kit/client";
import type { ClientReading } from "./exchange.ts";

/** What the client makes of the answer to a call: its receipt, or the typed error that it throws. */
export async function readingOf(call: ReturnType<RemoClient["analyzeSoccer"]>): Promise<ClientReading> {
  try {
    const { waitTime, fileExists, credit, uuid, message } = await call;
    return { kind: "receipt", waitTime, fileExists, credit, uuid, message };
  } catch (error) {
    if (!isRemoError(error)) throw error;
    const { code, httpStatus, credit } = error as { code?: number; httpStatus?: number; credit?: number };
    return { kind: "error", name: error.name, code, httpStatus, credit };
  }
}
