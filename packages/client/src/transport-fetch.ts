import { answerOf, blobOf, hiddenRedirect, longestAnswer } from "./answer.ts";
import { encodeBase64 } from "./encode-base64.ts";
import { RemoError } from "./errors.ts";
import type { JsonUpload } from "./json-upload.ts";
import type { Fetch } from "./options.ts";
import type { Sending } from "./transport.ts";
import type { Watch } from "./watch.ts";

/**
 * The way of a fetch, for platforms without another and for one that was handed in. In a browser, a Request can have a
 * stream as its body only over HTTP/2, if at all: there the body is a Blob, and nothing is told until the answer.
 */
export async function fetchTransport(
  { request, upload, watch }: Sending,
  fetch: Fetch,
  inBrowser: boolean,
): Promise<Response> {
  if (inBrowser) watch.connected("blind");
  // N1: a body that can be replayed is sent twice when the answer is 421, which means "wrong APIKey" here.
  const body = inBrowser ? await blobOf(upload, watch.signal) : streamOf(upload, watch);
  const { url, headers } = request;
  const init = { method: "POST", headers, body, duplex: "half", redirect: "manual", signal: watch.signal };
  try {
    const outgoing = new Request(url, init as RequestInit);
    // Node's fetch does not hear of an abort once the Request was collected as garbage: this keeps it.
    watch.signal.addEventListener("abort", () => outgoing.signal);
    const exchange = async () => whole(await fetch(outgoing), watch);
    return await heeding(watch.signal, exchange());
  } catch (error) {
    throw ownError(error) ?? error;
  }
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

function streamOf(upload: JsonUpload, watch: Watch): ReadableStream<Uint8Array> {
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

async function whole(response: Response, watch: Watch): Promise<Response> {
  watch.waiting();
  if (response.type === "opaqueredirect") return answerOf(hiddenRedirect, "");
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    text += decoder.decode(next.value, { stream: true });
    if (text.length > longestAnswer) {
      await reader?.cancel();
      break;
    }
  }
  return answerOf(response.status, text + decoder.decode(), { location: response.headers.get("location") });
}
