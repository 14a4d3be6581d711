import { heeding } from "../aborted.ts";
import { type HttpAnswer, hiddenRedirect } from "../answer/answer.ts";
import { inBrowser, process } from "../builtin.ts";
import { causesOf } from "../error-data.ts";
import { RemoError } from "../errors.ts";
import type { Fetch } from "../options.ts";
import { isStream, readingOf, release } from "../upload/reading.ts";
import { readBody } from "./body.ts";
import { callFetch, type Held, problemOf } from "./handed-in.ts";
import { blobOf, headersOf, type Sending, type Watch } from "./sending.ts";
import { type Streamed, streamOf } from "./stream.ts";

/**
 * The way of a fetch, for platforms without another and for one that was handed in. In a browser, a Request can have a
 * stream as its body only over HTTP/2, if at all: there the body is a Blob, and nothing is reported until the answer.
 */
export async function fetchTransport(sending: Sending, handedIn: Fetch | undefined): Promise<HttpAnswer> {
  const { url, upload, watch } = sending;
  const { signal } = watch;
  const streamed = upload.length === 0 || inBrowser() ? undefined : streamOf(upload, watch);
  const init = await initOf(sending, streamed);
  const held: Held = {};
  try {
    const responding = callFetch(url, init, signal, handedIn, held);
    // A fetch without our signal may answer a call that is over.
    responding.then(({ body }) => signal.aborted && release(body)).catch(() => {});
    const answer = await whole(await heeding(signal, responding), watch);
    const failure = upload.source?.failure();
    if (!failure) return answer;
    throw failure;
  } catch (error) {
    const errors = causesOf(error);
    if (errors.some(({ message }) => message === "unexpected redirect")) return redirected;
    // An error of ours may come wrapped by the platform.
    const own = errors.find((one) => one instanceof RemoError);
    throw own ?? (handedIn && problemOf(error, streamed?.begun() ?? false)) ?? error;
  } finally {
    held.request = undefined;
  }
}

/** N1: a body that can be replayed is sent twice when the answer is 421, which may mean "wrong APIKey" here. */
async function initOf(sending: Sending, streamed: Streamed | undefined): Promise<RequestInit> {
  const { method, upload, watch } = sending;
  if (!streamed) {
    watch.handed(upload.length);
    if (upload.source) watch.connected("blind");
    else watch.waiting(); // It leaves in no time, unseen.
  }
  const init = { method, headers: headersOf(sending), ...noRedirect() };
  if (streamed) return { ...init, body: streamed.stream, duplex: "half" } as RequestInit;
  return upload.length === 0 ? init : { ...init, body: await blobOf(upload, watch.signal) };
}

/** N22: with "manual", Node's fetch keeps a copy of all that it sends. Others show with it where a redirect leads. */
const noRedirect = (): RequestInit =>
  process()?.versions?.undici ? { redirect: "error", window: null } : { redirect: "manual" };

const redirected: HttpAnswer = { httpStatus: hiddenRedirect, text: "", headers: {} };

async function whole(response: Response, watch: Watch): Promise<HttpAnswer> {
  watch.waiting();
  if (response.type === "error") throw new Error("The answer stands for a failure of the network");
  if (response.type === "opaqueredirect") return redirected;
  const headers = Object.fromEntries(response.headers);
  return {
    httpStatus: response.status,
    headers,
    ...(await readBody(piecesOf(response, watch.signal), headers)),
  };
}

/** A fetch that is no platform's has a body of another kind, such as a stream of Node's, or none beside its text. */
async function* piecesOf(response: Response, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const { body } = response;
  if (!isStream(body)) {
    const text = await heeding(signal, Promise.resolve(response.text?.() ?? ""));
    yield new TextEncoder().encode(text);
    return;
  }
  const reading = readingOf(body);
  try {
    for (;;) {
      const { done, value } = await heeding(signal, reading.next());
      if (done) return;
      yield value as Uint8Array;
    }
  } finally {
    reading.cancel();
  }
}
