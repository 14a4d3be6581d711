import type { JsonUpload } from "./json-upload.ts";
import type { Fetch } from "./options.ts";
import type { Watch } from "./watch.ts";

/** What a transport sends. `request` has no body yet: the upload is the body. */
export type Sending = { readonly request: Request; readonly upload: JsonUpload; readonly watch: Watch };

/** Sends one request once, follows no redirect, and gives the whole answer. */
export type Transport = (sending: Sending) => Promise<Response>;

/**
 * The way of this platform, or that of a fetch which was handed in. Only the one that is needed is loaded. In a browser
 * progress has its price: an XMLHttpRequest tells it, a fetch refuses redirects.
 */
export async function send(sending: Sending, fetch: Fetch | undefined, progress: boolean): Promise<Response> {
  if (!fetch && inBrowser() && progress) return (await import("./transport-xhr.ts")).xhrTransport(sending);
  if (!fetch && inNode()) return (await import("./transport-node.ts")).nodeTransport(sending);
  const { fetchTransport } = await import("./transport-fetch.ts");
  return fetchTransport(sending, fetch ?? globalThis.fetch, inBrowser());
}

const inBrowser = (): boolean => typeof XMLHttpRequest === "function";

type Process = { readonly versions?: { readonly node?: string }; readonly getBuiltinModule?: unknown };

/** Bun and Deno say so too, and have Node's HTTP client. That of Cloudflare's workers never tells a connection. */
function inNode(): boolean {
  const { process } = globalThis as { process?: Process };
  const inWorkerd = "FixedLengthStream" in globalThis;
  return Boolean(process?.versions?.node && process.getBuiltinModule && !inWorkerd);
}
