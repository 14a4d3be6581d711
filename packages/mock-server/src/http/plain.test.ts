import { once } from "node:events";
import { get, request } from "node:http";
import { get as getSecurely } from "node:https";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { selfSigned } from "../cli/tls.ts";
import { startMockServer } from "../server.ts";

async function start() {
  const lines: string[] = [];
  const tls = await selfSigned(["127.0.0.1"]);
  const server = await startMockServer({ port: 0, tls, log: ({ reason }) => void lines.push(reason) });
  onTestFinished(() => server.close(0));
  return { server, tls, lines, plain: server.url.replace("https", "http") };
}

test("plain http to a mock on https is refused with the reason, which is logged too", async () => {
  const { server, tls, lines, plain } = await start();
  const [answer] = await once(get(`${plain}/__mock/health`, { agent: false }), "response");
  expect(answer.statusCode).toBe(400);
  expect(JSON.parse(await text(answer))).toMatchObject({ detail: expect.stringContaining("https") });
  expect(lines).toEqual([expect.stringContaining("serves https")]);
  const [secure] = await once(
    getSecurely(`${server.url}/__mock/health`, { ca: tls.cert, agent: false }),
    "response",
  );
  expect(secure.resume().statusCode).toBe(200);
});

test("so is a request to the API, whose body has not come or waits to be let come", async () => {
  const { plain } = await start();
  for (const headers of [{ "content-length": "5" }, { "content-length": "5", expect: "100-continue" }]) {
    const sending = request(`${plain}/api/analysis-soccer`, { method: "POST", headers, agent: false });
    sending.on("error", () => {});
    sending.flushHeaders();
    const [answer] = await once(sending, "response");
    expect(answer.resume().statusCode).toBe(400);
    sending.destroy();
  }
});

test("a connection that says nothing, or breaks off, holds nothing up", async () => {
  const { server, lines } = await start();
  const silent = connect(server.port, "127.0.0.1");
  const broken = connect(server.port, "127.0.0.1");
  await Promise.all([once(silent, "connect"), once(broken, "connect")]);
  broken.resetAndDestroy();
  silent.on("error", () => {});
  await server.close(60_000);
  expect(lines).toEqual([]);
});
