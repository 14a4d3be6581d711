import { whenAborted } from "../aborted.ts";
import { type HttpAnswer, longestAnswer } from "../answer/answer.ts";
import { blobOf, headersOf, type Transport } from "./sending.ts";
import { isWhole } from "./text.ts";

/**
 * The way of a browser. A fetch does not report the progress of an upload: its request streams need HTTP/2 in Chromium and
 * do not exist in Firefox. An XMLHttpRequest reports it in both. What it cannot do is refuse a redirect, so a call that
 * the browser redirected fails afterwards.
 */
export const xhrTransport: Transport = async (sending) => {
  const { method, url, upload, watch } = sending;
  const body = await blobOf(upload, watch.signal);
  watch.signal.throwIfAborted(); // A request that is not open yet would never report that it was aborted.
  return new Promise((answered, failed) => {
    const xhr = new XMLHttpRequest();
    xhr.open(method, url);
    for (const [name, value] of Object.entries(headersOf(sending)))
      if (name !== "content-length") xhr.setRequestHeader(name, value); // The browser adds it.
    xhr.upload.onprogress = ({ loaded }) => watch.sent(loaded);
    xhr.upload.onload = () => {
      watch.sent(upload.length);
      watch.waiting();
    };
    let seen: HttpAnswer | undefined; // A request that breaks off forgets it.
    const look = () => {
      if (xhr.readyState < XMLHttpRequest.HEADERS_RECEIVED || xhr.status === 0) return;
      watch.waiting();
      const before = seen?.text.length ?? 0;
      seen = answerOf(xhr, url);
      const { length } = seen.text;
      if (length > longestAnswer || (length > before && isWhole(seen.text))) end(undefined);
    };
    const end = (brokenOff: unknown) => {
      forget();
      xhr.onreadystatechange = xhr.onprogress = xhr.onloadend = null;
      xhr.abort();
      if (seen) answered({ ...seen, brokenOff });
      else failed(brokenOff);
    };
    xhr.onreadystatechange = xhr.onprogress = look;
    xhr.onloadend = () => {
      if (xhr.status !== 0) return end(undefined);
      if (watch.signal.aborted) return end(watch.signal.reason);
      watch.connected("blind"); // A browser does not say why it failed: it may have followed a redirect, unseen.
      end(new TypeError("XMLHttpRequest failed"));
    };
    const forget = whenAborted(watch.signal, () => xhr.abort());
    watch.handed(upload.length);
    xhr.send(body);
  });
};

function answerOf(xhr: XMLHttpRequest, url: string): HttpAnswer {
  const lines = xhr.getAllResponseHeaders().split("\r\n");
  const pairs = lines.filter(Boolean).map((line) => line.split(/:\s*(.*)/s, 2) as [string, string]);
  return {
    httpStatus: xhr.status,
    text: xhr.responseText.slice(0, longestAnswer),
    headers: Object.fromEntries(pairs),
    finalUrl: xhr.responseURL === url ? undefined : xhr.responseURL,
  };
}
