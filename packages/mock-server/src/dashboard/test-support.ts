import type { ControlGuard } from "../control/guard.ts";
import { openGuard } from "../control/guard.ts";
import { createCore, storeDefaults } from "../core.ts";
import { createApp } from "../http/app.ts";
import { type MockOptions, resolveMockOptions } from "../options.ts";
import { createMemoryStore } from "../state/memory.ts";

/** A mock whose requests meet a guard, as over a socket. */
export function guardedMock(guard: ControlGuard = openGuard, options: MockOptions = {}) {
  const resolved = resolveMockOptions(options);
  const core = createCore(resolved, createMemoryStore(storeDefaults(resolved)));
  const app = createApp(core, guard);
  const fetch = (path: string, init: RequestInit = {}) => {
    const request = new Request(new URL(path, "http://localhost:4010"), init);
    return app.fetch(request, { request });
  };
  return {
    core,
    fetch,
    /** The page as a browser asks for it. */
    page: (path = "/__mock", headers: Record<string, string> = {}) =>
      fetch(path, {
        headers: { accept: "text/html,application/xhtml+xml,*/*;q=0.8", host: "localhost:4010", ...headers },
      }),
    analyse: (changes: object = {}, headers: Record<string, string> = {}) =>
      fetch("/api/analysis-soccer", {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({
          Email: "example@email.com",
          UserKey: "userkey",
          APIKey: "apikey",
          base64_video: "AAAA",
          height: "170",
          uuid: "c37d3ce2-e9d0-45de-9656-2a730204f8ca",
          ...changes,
        }),
      }),
  };
}
