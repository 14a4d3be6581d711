import type { HttpAnswer } from "../answer/answer.ts";
import type { Fetch } from "../options.ts";
import { inBrowser, inNode } from "./builtin.ts";
import type { Sending } from "./sending.ts";

/**
 * Sends in the way of this platform, or in that of a fetch which was handed in. Only the one that is needed is loaded. In
 * a browser progress has its price: an XMLHttpRequest reports it, a fetch refuses redirects.
 */
export async function send(
  sending: Sending,
  fetch: Fetch | undefined,
  progress: boolean,
): Promise<HttpAnswer> {
  if (!fetch && inBrowser() && progress) return (await import("./xhr.ts")).xhrTransport(sending);
  if (!fetch && inNode()) return (await import("./node.ts")).nodeTransport(sending);
  return (await import("./fetch.ts")).fetchTransport(sending, fetch);
}
