import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { call, limit, ways } from "./testing/hostile-call.ts";
import { accepted, dribble, rows, text } from "./testing/hostile-rows.ts";
import { type ServerAction, serveHostile } from "./testing/hostile-server.ts";
import { answer, head, json } from "./testing/http-text.ts";

for (const { way, fetch } of ways) {
  for (const [what, act, ending, moment = "whole"] of rows) {
    test.concurrent(`${way}, ${what} ends as it should, after one request`, async () => {
      const server = await serveHostile(moment, act);
      const ended = await call({ baseUrl: server.url, fetch });
      const { name, code } = ended as { readonly name?: string; readonly code?: number };
      expect(ended instanceof Error ? [name, code].join(" ").trim() : "receipt").toMatch(ending);
      // Where the connection ends before the whole request was sent, it is tried again.
      const isPart = /^(connected|head|half)$/.test(moment);
      expect(server.requests()).toBeLessThanOrEqual(isPart ? 3 : 1);
    });
  }

  test(`${way}, a redirect to another server carries nothing there`, async () => {
    const other = await serveHostile("head", text(json("200 OK", accepted)));
    for (const status of [301, 302, 303, 307, 308]) {
      const act = text(answer(`${status} X`, "", `location: ${other.url}/api/analysis-soccer`));
      const server = await serveHostile("whole", act);
      expect(await call({ baseUrl: server.url, fetch })).toMatchObject({ name: "RemoGatewayError" });
    }
    expect(other.requests()).toBe(0);
  });

  test(`${way}, of 100 MB no more is read than an answer can have`, async () => {
    const { flood, written } = flooding(100_000_000);
    const server = await serveHostile("whole", flood);
    expect(await call({ baseUrl: server.url, fetch })).toMatchObject({ name: "RemoProtocolError" });
    expect(written()).toBeLessThan(20_000_000); // What the buffers of both ends of a connection take.
    expect(server.requests()).toBe(1);
  });

  test(`${way}, an answer that is packed to become huge ends as one that is none`, async () => {
    const bomb = gzipSync(Buffer.alloc(100_000_000, "a"));
    const server = await serveHostile("whole", (socket) => {
      socket.write(head("200 OK", "content-encoding: gzip", `content-length: ${bomb.length}`));
      socket.end(bomb);
    });
    const { name } = (await call({ baseUrl: server.url, fetch })) as Error;
    expect(name).toMatch(/^Remo(Protocol|Network)Error$/);
    expect(server.requests()).toBe(1);
  });
}

test("the time limit ends a call to a server that never does, and says so", async () => {
  const server = await serveHostile("whole", dribble(head("200 OK", "content-length: 99"), 40));
  const began = performance.now();
  expect(await call({ baseUrl: server.url })).toMatchObject({ name: "RemoTimeoutError", phase: "total" });
  expect(performance.now() - began).toBeGreaterThanOrEqual(limit - 5);
});

/** Writes as fast as it is read, and counts. */
function flooding(most: number) {
  const piece = Buffer.alloc(64 * 1024, "a");
  let written = 0;
  const flood: ServerAction = (socket) => {
    const more = () => {
      while (written < most && !socket.destroyed) {
        written += piece.length;
        if (!socket.write(piece)) return void socket.once("drain", more);
      }
    };
    socket.write(`${head("200 OK", "content-type: application/json")}{"state":1,"message":"`);
    more();
  };
  return { flood, written: () => written };
}
