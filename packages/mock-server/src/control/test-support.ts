import { createMock, type MockOptions } from "../index.ts";

export const uuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";

/** When the clock of a test begins. */
const start = Date.UTC(2026, 0, 1);

/** A mock whose wall clock stands still; a sleep ends when `pass` goes beyond it. */
export function mockInTime(options: MockOptions = {}) {
  let now = start;
  const sleepers = new Set<{ readonly until: number; wake(): void }>();
  const time = {
    now: () => now,
    sleep: (ms: number, signal?: AbortSignal) =>
      new Promise<void>((wake) => {
        sleepers.add({ until: now + ms, wake });
        signal?.addEventListener("abort", () => wake());
      }),
  };
  const mock = createMock({ time, ...options });
  return {
    mock,
    control: mock.control,
    /** Lets wall time pass, in ms. */
    pass(ms: number) {
      now += ms;
      for (const sleeper of sleepers) if (sleeper.until <= now) sleeper.wake();
    },
    /** Sends a request to the API. */
    analyse: (changes: object = {}, headers: Record<string, string> = {}) =>
      mock.fetch("http://mock/api/analysis-soccer", {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({
          Email: "example@email.com",
          UserKey: "userkey",
          APIKey: "apikey",
          base64_video: "AAAA",
          height: "170",
          uuid,
          ...changes,
        }),
      }),
    /** Sends a request to the control API; what is no string goes as JSON. */
    call: (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      mock.fetch(`http://mock${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
  };
}
