import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { answers, type Deviation } from "./deviations.ts";

const coded = {
  gzip: gzipSync,
  deflate: deflateSync,
  "deflate-raw": deflateRawSync,
  br: brotliCompressSync,
  utf16le: (text: string) => Buffer.from(text, "utf16le"),
  latin1: (text: string) => Buffer.from(text, "latin1"),
};

/** Serves the nth deviation below `/n`, to pages of anywhere. */
export async function serveDeviations(): Promise<{ readonly url: string; close(): Promise<unknown> }> {
  const server = createServer((request, response) => {
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "*");
    const row = answers[Number(request.url?.split("/")[1])] as Deviation;
    request.resume().on("end", () => {
      if (request.method === "OPTIONS") response.end();
      else answer(response, row);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => new Promise((closed) => server.close(closed)) };
}

function answer(response: ServerResponse, { status, headers, text, coding, cut }: Deviation): void {
  const bytes = coding ? coded[coding](text) : Buffer.from(text);
  if (cut === "reset") response.setHeader("content-length", bytes.length + 10);
  response.writeHead(status, headers);
  if (!cut) response.end(bytes);
  else
    response.write(bytes, () =>
      setTimeout(() => response.socket?.[cut === "reset" ? "resetAndDestroy" : "end"](), 20),
    );
}
