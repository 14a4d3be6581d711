import { answerOf, blobOf } from "./answer.ts";
import type { Transport } from "./transport.ts";

/**
 * The way of a browser. A fetch cannot tell the progress of an upload: its request streams need HTTP/2 in Chromium and
 * do not exist in Firefox. An XMLHttpRequest tells it in both. What it cannot do is refuse a redirect, so a call that
 * the browser redirected fails afterwards.
 */
export const xhrTransport: Transport = async ({ request, upload, watch }) => {
  const body = await blobOf(upload, watch.signal);
  watch.signal.throwIfAborted(); // A request that is not open yet would never tell that it was aborted.
  return new Promise((answered, failed) => {
    const xhr = new XMLHttpRequest();
    const abort = () => xhr.abort();
    const end = () => watch.signal.removeEventListener("abort", abort);
    xhr.open("POST", request.url);
    for (const [name, value] of request.headers) xhr.setRequestHeader(name, value);
    xhr.upload.onprogress = ({ loaded }) => watch.sent(loaded);
    xhr.upload.onload = () => {
      watch.sent(upload.length);
      watch.waiting();
    };
    xhr.onloadend = () => {
      end();
      if (xhr.status === 0)
        failed(watch.signal.aborted ? watch.signal.reason : new TypeError("XMLHttpRequest failed"));
      else answered(answerOf(xhr.status, xhr.responseText, { "x-final-url": xhr.responseURL }));
    };
    watch.signal.addEventListener("abort", abort);
    if (watch.signal.aborted) abort();
    else xhr.send(body);
  });
};
