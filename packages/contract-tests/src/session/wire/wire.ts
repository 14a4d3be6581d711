import type { IncomingHttpHeaders } from "node:http";
import zlib from "node:zlib";
import { jsonIn } from "../../checks/answer.ts";
import type { Exchange, Extent, Received } from "../../model/exchange.ts";
import { decodedText } from "./charset.ts";

/** One request as it went over the wire, and what came back. Its body is not kept. */
export type WireRequest = {
  readonly method: string;
  readonly path: string;
  readonly contentType: string | null;
  bytes: number;
  requestSent: Extent;
  answerReceived: Extent;
  received?: Received;
  /** Of an answer that broke off. */
  partial?: Exchange["partial"];
  /** Why there is no whole answer, where it is not our side that gave up: the code or the name of the error. */
  failure?: string;
};

/** The way of every request of a run: nothing gets past it, and each one is counted. */
export type Wire = {
  readonly baseUrl: string;
  /** How, if not in the platform's own way. */
  readonly fetch: ((request: Request) => Promise<Response>) | undefined;
  readonly requests: readonly WireRequest[];
  /** Is called whenever more is known of a request. */
  changed: () => void;
  /** Resolves when all that was sent has ended: a client may be done before. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

/** Characters that an answer may have; one of the API has some hundred, and a larger one is not read to its end. */
export const longest = 1_000_000;
export const tooLong = `more than ${longest} bytes`;

const shownHeaders = /^(location|server|retry-after|content-encoding|x-remo-mock-.*)$/;

/** What came back, to be read by people: the client gets the bytes, and makes of them what it can. */
export function answerIn(status: number, headers: IncomingHttpHeaders, body: Uint8Array) {
  const contentType = headers["content-type"] ?? null;
  const shown = Object.entries(headers).filter(([name]) => shownHeaders.test(name));
  try {
    const plain = decompressed(body, headers["content-encoding"]);
    return {
      received: {
        status,
        contentType,
        headers: Object.fromEntries(shown.map(([name, value]) => [name, String(value)])),
        ...decodedText(plain, contentType),
      },
    };
  } catch (error) {
    return { failure: String((error as NodeJS.ErrnoException).code) };
  }
}

/** Whether no more is needed of an answer: of a whole object, no beginning is one. */
export const isWhole = ({ received }: Pick<WireRequest, "received">): boolean =>
  typeof jsonIn(received?.text ?? "") === "object";

export function asked(method: string, path: string, contentType: string | null): WireRequest {
  return { method, path, contentType, bytes: 0, requestSent: "none", answerReceived: "none" };
}

type Decompress = (body: Uint8Array) => Uint8Array;

const { Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH } = zlib.constants;
const gunzip: Decompress = (body) =>
  zlib.gunzipSync(body, { maxOutputLength: longest, finishFlush: Z_SYNC_FLUSH });

/** Also of a body that was not read to its end. */
const decompressions: { readonly [encoding: string]: Decompress | undefined } = {
  gzip: gunzip,
  "x-gzip": gunzip,
  deflate: (body) => zlib.inflateSync(body, { maxOutputLength: longest, finishFlush: Z_SYNC_FLUSH }),
  br: (body) =>
    zlib.brotliDecompressSync(body, { maxOutputLength: longest, finishFlush: BROTLI_OPERATION_FLUSH }),
  zstd: (zlib as { readonly zstdDecompressSync?: Decompress }).zstdDecompressSync, // Node 22.15 has it.
};

/** Some compress without being asked. @throws Error with a code */
const decompressed = (body: Uint8Array, encodings = ""): Uint8Array =>
  encodings
    .toLowerCase()
    .split(",")
    .reduceRight((left, name) => decompressions[name.trim()]?.(left) ?? left, body);

/** What is known of a request without a whole answer. `ending`: until when it was waited for. */
export function failureOf(kept: WireRequest | undefined, ending: string, mayBeCharged: boolean): string {
  const { requestSent = "none", answerReceived, partial, failure } = kept ?? {};
  if (failure === "LimitError") return failure;
  if (answerReceived === "all") return `the answer that came cannot be read (${failure})`;
  if (requestSent === "none") return failure ?? "nothing was sent";
  const charged = mayBeCharged ? "; it may have been charged" : "";
  if (failure === tooLong) return `the answer has ${tooLong}${charged}`;
  const why = failure === undefined ? ending : `(${failure})`;
  if (partial) return `${partial.bytes} bytes of an answer came, and not its end ${why}${charged}`;
  const what = requestSent === "all" ? "the whole request" : "a part of the request";
  return `${what} was sent, and no answer came ${why}${charged}`;
}
