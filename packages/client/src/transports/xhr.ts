import { blobOf, type Transport } from "./sending.ts";

/**
 * The way of a browser. A fetch does not report the progress of an upload: its request streams need HTTP/2 in Chromium and
 * do not exist in Firefox. An XMLHttpRequest reports it in both. What it cannot do is refuse a redirect, so a call that
 * the browser redirected fails afterwards.
 */
export const xhrTransport: Transport = async ({ method, url, upload, watch }) => {
  const body = await blobOf(upload, watch.signal);
  watch.signal.throwIfAborted(); // A request that is not open yet would never report that it was aborted.
  return new Promise((answered, failed) => {
    const xhr = new XMLHttpRequest();
    const abort = () => xhr.abort();
    const end = () => watch.signal.removeEventListener("abort", abort);
    xhr.open(method, url);
    xhr.setRequestHeader("content-type", "application/json"); // The browser adds the length.
    xhr.upload.onprogress = ({ loaded }) => watch.sent(loaded);
    xhr.upload.onload = () => {
      watch.sent(upload.length);
      watch.waiting();
    };
    xhr.onloadend = () => {
      end();
      const { status: httpStatus, responseText: text, responseURL } = xhr;
      if (httpStatus === 0)
        failed(watch.signal.aborted ? watch.signal.reason : new TypeError("XMLHttpRequest failed"));
      else
        answered({ httpStatus, text, headers: {}, finalUrl: responseURL === url ? undefined : responseURL });
    };
    watch.signal.addEventListener("abort", abort);
    watch.handed(upload.length);
    if (watch.signal.aborted) abort();
    else xhr.send(body);
  });
};
