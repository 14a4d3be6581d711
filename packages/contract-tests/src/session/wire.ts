import type { IncomingHttpHeaders } from "node:http";
import zlib from "node:zlib";
import type { Received } from "../model/exchange.ts";

/** One request as it went over the wire, and what came back. Its body is not kept. */
export type WireRequest = {
  readonly method: string;
  readonly path: string;
  readonly contentType: string | null;
  bytes: number;
  received?: Received;
  /** Why nothing came back: the code or the name of the error. */
  failure?: string;
};

/** The way of every request of a run: nothing gets past it, and each one is counted. */
export type Wire = {
  readonly baseUrl: string;
  /** How, if not in the platform's own way. */
  readonly fetch: ((request: Request) => Promise<Response>) | undefined;
  readonly requests: readonly WireRequest[];
  close(): Promise<void>;
};

/** Characters that an answer may have; one of the API has some hundred, and a larger one is not read to its end. */
export const longest = 1_000_000;

const shownHeaders = /^(location|server|retry-after|content-encoding|x-remo-mock-.*)$/;

/** What came back, to be read by people: the client gets the bytes, and makes of them what it can. */
export function received(
  status: number,
  headers: IncomingHttpHeaders,
  body: Uint8Array,
): Pick<WireRequest, "received" | "failure"> {
  const contentType = headers["content-type"] ?? null;
  const shown = Object.entries(headers).filter(([name]) => shownHeaders.test(name));
  try {
    const text = textOf(decompressed(body, headers["content-encoding"]), contentType);
    return {
      received: {
        status,
        contentType,
        headers: Object.fromEntries(shown.map(([name, value]) => [name, String(value)])),
        text: text.slice(0, longest),
      },
    };
  } catch (error) {
    return { failure: String((error as NodeJS.ErrnoException).code) };
  }
}

type Decompress = (body: Uint8Array, options: { readonly maxOutputLength: number }) => Uint8Array;

const decompressions: { readonly [encoding: string]: Decompress | undefined } = {
  gzip: zlib.gunzipSync,
  "x-gzip": zlib.gunzipSync,
  deflate: zlib.inflateSync,
  br: zlib.brotliDecompressSync,
  zstd: (zlib as { readonly zstdDecompressSync?: Decompress }).zstdDecompressSync, // Node 22.15 has it.
};

/** Some compress without being asked. @throws Error with a code */
const decompressed = (body: Uint8Array, encodings = ""): Uint8Array =>
  encodings
    .toLowerCase()
    .split(",")
    .reduceRight(
      (left, name) => decompressions[name.trim()]?.(left, { maxOutputLength: longest }) ?? left,
      body,
    );

function textOf(body: Uint8Array, contentType: string | null): string {
  const charset = /charset="?([\w-]+)/i.exec(contentType ?? "")?.[1] ?? "utf-8";
  try {
    return new TextDecoder(charset, { ignoreBOM: true }).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}
