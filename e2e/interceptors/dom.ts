import { createRemoClient } from "@remo-kit/client";
import { createMock, demoAccount } from "@remo-kit/mock-server";
import { expect } from "vitest";
import { startMock } from "../testing/loopback.ts";
import { analyze, video } from "./calls.ts";

/** In a DOM that vitest makes in Node, the client sends as in Node: through the mock, and over a socket. */
export async function sendsAsInNode() {
  const mock = createMock();
  expect(typeof XMLHttpRequest).toBe("function");
  expect(await analyze({ ...demoAccount, fetch: mock.fetch })).toMatchObject({ ok: true });
  const { url, log } = await startMock();
  expect(await analyze({ ...demoAccount, baseUrl: url, onProgress: () => {} })).toMatchObject({ ok: true });
  expect(log).toMatchObject([{ status: 200, video: { bytes: video.length } }]);
  const remo = createRemoClient({ ...demoAccount, fetch: mock.fetch, retry: { attempts: 1 } });
  const controller = new AbortController();
  controller.abort("enough");
  const call = remo.analyzeSoccer.safe({ video, height: 170, signal: controller.signal });
  expect(await call).toMatchObject({ ok: false, error: { name: "RemoAbortError" } });
}
