// jsdom and happy-dom put a browser's globals into Node; see also e2e/interceptors.

import { afterEach, expect, test, vi } from "vitest";
import { accepted, clientOf, serveHttp, small, uuid, whole } from "../testing/calls.ts";

afterEach(() => void vi.unstubAllGlobals());

test("a browser's globals in Node make no browser of it", async () => {
  vi.stubGlobal("XMLHttpRequest", class {});
  vi.stubGlobal("document", {});
  let length: unknown;
  const server = await serveHttp((request) => {
    length = request.headers["content-length"];
    whole(request, () => request.socket.end(accepted));
  });
  const phases: string[] = [];
  const onProgress = ({ phase }: { phase: string }) => void phases.push(phase);
  await clientOf(server.url).analyzeSoccer({ video: small, height: 170, uuid, onProgress });
  expect([length, phases.at(-1)]).toEqual([expect.stringMatching(/^\d+$/), "answer"]);
});

test("an AbortSignal of another realm, which Node's Request does not take, ends a call all the same", async () => {
  const { AbortController: Real } = globalThis;
  class Foreign {
    readonly real = new Real();
    readonly signal = new Proxy(this.real.signal, {
      get: (signal, name) => {
        const value = Reflect.get(signal, name);
        return typeof value === "function" ? value.bind(signal) : value;
      },
    });
    abort = (reason: unknown) => this.real.abort(reason);
  }
  vi.stubGlobal("AbortController", Foreign);
  const fetch = async (request: Request) => {
    await request.text();
    return new Response(accepted.slice(accepted.indexOf("{")));
  };
  const remo = clientOf("http://localhost", { fetch });
  expect(await remo.analyzeSoccer({ video: small, height: 170, uuid })).toMatchObject({ uuid });
  const slow = clientOf("http://localhost", {
    fetch: () => new Promise(() => {}),
    timeout: { connect: 20 },
    retry: { attempts: 1 },
  });
  expect(await slow.analyzeSoccer.safe({ video: small, height: 170, uuid })).toMatchObject({
    error: { name: "RemoTimeoutError" },
  });
});
