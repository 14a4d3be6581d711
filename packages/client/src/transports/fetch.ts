import { type HttpAnswer, hiddenRedirect, longestAnswer } from "../answer/answer.ts";
import { RemoError } from "../errors.ts";
import type { Fetch } from "../options.ts";
import { encodeBase64 } from "../upload/encode-base64.ts";
import type { Upload } from "../upload/json-upload.ts";
import { blobOf, headersOf, type Sending, type Watch } from "./sending.ts";

/**
 * The way of a fetch, for platforms without another and for one that was handed in. In a browser, a Request can have a
 * stream as its body only over HTTP/2, if at all: there the body is a Blob, and nothing is reported until the answer.
 */
export async function fetchTransport(
  { method, url, upload, watch }: Sending,
  fetch: Fetch,
  inBrowser: boolean,
): Promise<HttpAnswer> {
  if (upload.length === 0 || (inBrowser && !upload.hasFile))
    watch.waiting(); // It leaves in no time, unseen.
  else if (inBrowser) watch.connected("blind");
  const { signal } = watch;
  const init = { method, headers: headersOf(upload), redirect: "manual", signal } as const;
  try {
    const outgoing = new Request(url, { ...init, ...(await bodyOf(upload, watch, inBrowser)) });
    // Node's fetch does not hear of an abort once the Request was collected as garbage: this keeps it.
    signal.addEventListener("abort", () => outgoing.signal);
    const exchange = async () => whole(await fetch(outgoing), watch);
    return await heeding(signal, exchange());
  } catch (error) {
    throw ownError(error) ?? error;
  }
}

/** N1: a body that can be replayed is sent twice when the answer is 421, which may mean "wrong APIKey" here. */
async function bodyOf(upload: Upload, watch: Watch, inBrowser: boolean): Promise<RequestInit> {
  if (upload.length === 0) return {};
  if (inBrowser) return { body: await blobOf(upload, watch.signal) };
  return { body: streamOf(upload, watch), duplex: "half" } as RequestInit;
}

/** A fetch that was handed in may not care for the signal; a call does. */
function heeding<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  return new Promise((done, failed) => {
    const stop = () => failed(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    work.then(done, failed);
  });
}

/** An error of ours that the platform has wrapped. */
function ownError(error: unknown): RemoError | undefined {
  if (error instanceof RemoError) return error;
  return error instanceof Error && error.cause !== undefined ? ownError(error.cause) : undefined;
}

function streamOf(upload: Upload, watch: Watch): ReadableStream<Uint8Array> {
  const pieces = upload.pieces(encodeBase64);
  let sent = 0;
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        watch.signal.addEventListener("abort", () => {
          controller.error(watch.signal.reason);
          pieces.return(undefined).catch(() => {});
        });
      },
      async pull(controller) {
        watch.sent(sent); // A piece is asked for when the one before it has left.
        const { done, value } = await pieces.next();
        if (done) {
          controller.close();
          watch.waiting();
        } else {
          sent += value.length;
          watch.handed(sent);
          controller.enqueue(value);
        }
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
  return withFixedLength(stream, upload.length);
}

/** Cloudflare's workers send a length only with a stream of their own kind. */
function withFixedLength(stream: ReadableStream<Uint8Array>, length: number): ReadableStream<Uint8Array> {
  const { FixedLengthStream } = globalThis as {
    FixedLengthStream?: new (length: number) => ReadableWritablePair<Uint8Array, Uint8Array>;
  };
  return FixedLengthStream ? stream.pipeThrough(new FixedLengthStream(length)) : stream;
}

async function whole(response: Response, watch: Watch): Promise<HttpAnswer> {
  watch.waiting();
  if (response.type === "opaqueredirect") return { httpStatus: hiddenRedirect, text: "", headers: {} };
  const headers = Object.fromEntries(response.headers);
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let brokenOff: unknown;
  try {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      text += decoder.decode(next.value, { stream: true });
      if (text.length > longestAnswer) {
        await reader?.cancel();
        break;
      }
    }
  } catch (error) {
    brokenOff = error;
  }
  text += decoder.decode();
  return { httpStatus: response.status, text, headers, brokenOff };
}
