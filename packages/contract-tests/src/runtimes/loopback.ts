import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
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
export async function listen(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

/** What lets a page of another origin call this server. */
export const openToAll = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "content-type",
} as const;
