// undici's own fetch, which takes no Request but its own: the usual way to a proxy, and its MockAgent.

import { createMock, demoAccount } from "@remo-kit/mock-server";
import * as undici from "undici";
import { expect, test } from "vitest";
import { startMock } from "../testing/loopback.ts";
import { analyze, base64, origin, path, receipt } from "./calls.ts";

const accepted = { ok: true, receipt: { credit: 4 } };
type Fetch = (request: Request) => Promise<Response>;
const fetch = undici.fetch as unknown as Fetch;
const withDispatcher = (dispatcher: undici.Dispatcher) =>
  ((request: undici.Request) => undici.fetch(request, { dispatcher })) as unknown as Fetch;

test.each([
  ["as it is", () => fetch],
  ["with a dispatcher", () => withDispatcher(new undici.Agent())],
])("undici's fetch, %s, sends one request", async (_, make) => {
  const { url, log } = await startMock();
  expect(await analyze({ ...demoAccount, baseUrl: url, fetch: make() })).toMatchObject(accepted);
  expect(log).toMatchObject([{ status: 200, video: { bytes: 200_000 } }]);
});

test("undici's MockAgent answers through undici's fetch", async () => {
  const agent = new undici.MockAgent();
  agent.disableNetConnect();
  let body = "";
  agent
    .get(origin)
    .intercept({ path, method: "POST" })
    .reply(200, ({ body: sent }) => {
      body = String(sent);
      return receipt;
    })
    .times(2);
  expect(await analyze({ fetch: withDispatcher(agent) })).toMatchObject(accepted);
  const before = undici.getGlobalDispatcher();
  undici.setGlobalDispatcher(agent);
  try {
    expect(await analyze({ fetch })).toMatchObject(accepted);
    expect([body.length > 0, base64.length > 0]).toEqual([true, true]);
  } finally {
    undici.setGlobalDispatcher(before);
    await agent.close();
  }
});

test("the mock's fetch takes undici's Request", async () => {
  const mock = createMock();
  const request = new undici.Request(`http://mock${path}`, { method: "POST", body: "{}" });
  expect((await mock.fetch(request as unknown as Request)).status).toBe(400);
});
