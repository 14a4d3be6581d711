import packageJson from "../../package.json" with { type: "json" };
import type { HttpAnswer } from "../answer/answer.ts";
import { builtin, inBrowser } from "../builtin.ts";
import { encodeBase64 } from "../upload/encode-base64.ts";
import type { Upload } from "../upload/json-upload.ts";

/** What a transport reports of one attempt; it stops when `signal` is aborted, whose reason is the error to throw. */
export type Watch = {
  readonly signal: AbortSignal;
  /** The connection is there, and the body is being sent; `blind` if nothing will be reported until it is answered. */
  connected(blind?: "blind"): void;
  /**
   * So many bytes of the body are given to the platform, said before they are: they may leave without a further report.
   * Whether a request can have arrived is known by it alone.
   */
  handed(bytes: number): void;
  /** So many bytes of the body have left so far. */
  sent(bytes: number): void;
  /** Bytes are on their way, though none were counted: no time limit may pass meanwhile. */
  flowing(): void;
  /** Nothing more is sent; the answer is awaited or has begun. */
  waiting(): void;
};

export type Sending = {
  readonly method: string;
  readonly url: string;
  readonly upload: Upload;
  readonly watch: Watch;
  /** Those that the caller adds, by their names in lower case. */
  readonly headers: { readonly [name: string]: string };
  /** An agent of Node's HTTP client. */
  readonly agent: object | undefined;
};

/** Sends one request once, follows no redirect, and gives what came of the answer. */
export type Transport = (sending: Sending) => Promise<HttpAnswer>;

/** Firewalls refuse requests that do not say what sent them. */
const userAgent = `remo-kit/${packageJson.version}`;

/**
 * Headers of a request: each body of the API is JSON, of known length (N2). The caller's win over ours. A browser says
 * itself what it is and decodes, and lets nobody else; other platforms may decode, and say so themselves.
 */
export function headersOf({ upload, headers }: Pick<Sending, "upload" | "headers">): Sending["headers"] {
  const zlib = builtin("node:zlib");
  const codings = zlib && `gzip, deflate, br${zlib.createZstdDecompress ? ", zstd" : ""}`;
  const own = !inBrowser() && {
    "user-agent": userAgent,
    ...(codings && { "accept-encoding": codings }),
  };
  const body = upload.length > 0 && {
    "content-type": "application/json",
    "content-length": `${upload.length}`,
  };
  return { accept: "application/json", ...own, ...headers, ...body };
}

/** The body as a Blob: the browser keeps a large one on disk, so that the memory of the page stays flat. */
export async function blobOf(upload: Upload, signal: AbortSignal): Promise<Blob> {
  const parts: Blob[] = [];
  for await (const piece of upload.pieces(encodeBase64)) {
    signal.throwIfAborted();
    parts.push(new Blob([piece as BlobPart]));
  }
  return new Blob(parts);
}
