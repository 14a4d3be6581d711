import { createMockControl } from "./control/client.ts";
import { openGuard } from "./control/guard.ts";
import type { MockControl } from "./control/types.ts";
import { createCore, type MockCore, storeDefaults } from "./core.ts";
import { createApp } from "./http/app.ts";
import { type MockOptions, resolveMockOptions } from "./options.ts";
import { createMemoryStore } from "./state/memory.ts";
import { defaultTenant } from "./tenant.ts";

/** A mock in this process: it answers requests and listens to no port. */
export type Mock = {
  /**
   * Answers one request, whatever the host of its URL is. Takes what `fetch` takes, so that it can be the `fetch`
   * of a client.
   */
  readonly fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>;
  /** What the control API can do, as methods. */
  readonly control: MockControl;
  /** Credits that the account has left; undefined if there is no such account. */
  creditsOf(email: string): Promise<number | undefined>;
};

/**
 * Builds a mock with a state of its own, in memory.
 *
 * @throws RangeError an option cannot be used.
 */
export function createMock(options?: MockOptions): Mock {
  const resolved = resolveMockOptions(options);
  return inProcess(createCore(resolved, createMemoryStore(storeDefaults(resolved))));
}

/** The mock of a core, for callers in this process: nothing else can reach its control. */
export function inProcess(core: MockCore): Mock {
  const fetch = fetchOf(createApp(core, openGuard));
  return {
    fetch,
    control: createMockControl("http://mock", { fetch }),
    creditsOf: async (email) => (await core.state.account(defaultTenant, email))?.credits,
  };
}

/** undici has a Request of its own, which Node's would take for a text. */
function requestOf(input: Request | URL | string, init?: RequestInit): Request {
  if (input instanceof Request || typeof Object(input).url !== "string") return new Request(input, init);
  const { url, method, headers, body, signal } = input as unknown as Request;
  return new Request(url, {
    method,
    headers: [...headers],
    body,
    signal,
    duplex: "half",
    ...init,
  } as RequestInit);
}

const fetchOf =
  (app: ReturnType<typeof createApp>): Mock["fetch"] =>
  async (input, init) => {
    const request = requestOf(input, init);
    request.signal.throwIfAborted();
    const held = [input, request];
    open.add(held);
    try {
      const env: { readonly request: Request; failure?: unknown } = { request };
      const response = await app.fetch(request, env);
      if ("failure" in env) throw env.failure; // As a fetch rejects, so does this one.
      return response;
    } finally {
      open.delete(held);
    }
  };

/** A Request gets its caller's abort only as long as it is referenced; those that hang are referenced by nothing else. */
const open = new Set<readonly unknown[]>();
