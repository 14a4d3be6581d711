import { inBrowser, inNode } from "../builtin.ts";
import type { Fetch } from "../options.ts";
import type { Transport } from "./sending.ts";

/**
 * The way of this platform, or that of a fetch which was handed in. Only the one that is needed is loaded, before anything
 * is sent. In a browser progress has its price: an XMLHttpRequest reports it, a fetch refuses redirects.
 */
export async function transportOf(fetch: Fetch | undefined, progress: boolean): Promise<Transport> {
  if (!fetch && inBrowser() && progress) return (await import("./xhr.ts")).xhrTransport;
  if (!fetch && inNode()) return (await import("./node.ts")).nodeTransport;
  const { fetchTransport } = await import("./fetch.ts");
  return (sending) => fetchTransport(sending, fetch);
}
