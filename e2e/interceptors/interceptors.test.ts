// What stands in for the network in the tests of an application: each answers a call of the client, with no network.

import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import type nock from "nock";
import { expect, test } from "vitest";
import { analyze, base64, origin, path, receipt } from "./calls.ts";

const accepted = { ok: true, receipt: { credit: 4 } };

test("MSW 2", async () => {
  let body: unknown;
  const server = setupServer(
    http.post(origin + path, async ({ request }) => {
      body = await request.json();
      return HttpResponse.json(receipt);
    }),
  );
  server.listen({ onUnhandledRequest: "error" });
  try {
    expect(await analyze()).toMatchObject(accepted);
    expect(body).toMatchObject({ base64_video: base64 });
    expect(await analyze({ fetch: globalThis.fetch })).toMatchObject(accepted);
    server.use(http.post(origin + path, () => HttpResponse.error()));
    expect(await analyze()).toMatchObject({ ok: false, error: { name: "RemoNetworkError" } });
    const refusal = { state: false, status: 421, message: "wrong APIKey", credit: 100 };
    server.use(http.post(origin + path, () => HttpResponse.json(refusal, { status: 421 })));
    expect(await analyze()).toMatchObject({ ok: false, error: { reason: "wrong-api-key" } });
  } finally {
    server.close();
  }
});

type Nock = typeof nock;
const [major = 0] = process.versions.node.split(".").map(Number);

test.each(
  [
    { version: "13", from: 20, load: () => import("nock13") },
    { version: "14", from: 20, load: () => import("nock") },
    { version: "15", from: 22, load: () => import("nock15") },
  ].filter(({ from }) => major >= from),
)("nock $version", async ({ load }) => {
  const nock = (await load()).default as unknown as Nock;
  let body: unknown;
  nock.disableNetConnect();
  const keep = (sent: unknown) => {
    body = sent;
    return true;
  };
  nock(origin).post(path, keep).reply(200, receipt);
  try {
    expect(await analyze()).toMatchObject(accepted);
    expect(body).toMatchObject({ base64_video: base64 });
    const reset = Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
    nock(origin).post(path).replyWithError(reset);
    expect(await analyze()).toMatchObject({ ok: false, error: { name: "RemoNetworkError" } });
  } finally {
    nock.restore();
  }
});
