import { createServer, type RequestListener } from "node:http";
import { fileURLToPath } from "node:url";
import { listenOnLoopback } from "@remo-kit/common/listen";
import { type JournalEntry, startMockServer } from "@remo-kit/mock-server";
import { onTestFinished } from "vitest";

/** Path of the video that the tests send. */
export const sampleVideo = fileURLToPath(import.meta.resolve("@remo-kit/openapi/samples/soccer-kick.mp4"));

/** A mock on a free port until the test ends, and what it answered: one entry for each request. */
export async function startMock(): Promise<{ readonly url: string; readonly log: readonly JournalEntry[] }> {
  const log: JournalEntry[] = [];
  const { url, close } = await startMockServer({ port: 0, log: (entry) => log.push(entry) });
  onTestFinished(() => close(0));
  return { url, log };
}

/** A server of the test's own on a free port until the test ends. */
export async function serve(listener: RequestListener): Promise<string> {
  const { url, close } = await listen(listener);
  onTestFinished(close);
  return url;
}

/** A server on a free port of this machine. */
export const listen = (listener: RequestListener) => listenOnLoopback(createServer(listener));

/** What lets a page of another origin call this server. */
export const openToAll = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "content-type",
} as const;
