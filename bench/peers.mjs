// Servers that do the least: the floors under the mock.
//
// Usage: node peers.mjs drain|node|hono|reads [ANSWER]     (ANSWER: JSON with `body` and `headers`, of `reads`)

import { createServer } from "node:http";

const answer = {
  state: 1,
  wait_time: 11,
  file_exist: false,
  uuid: "c37d3ce2-e9d0-45de-9656-2a730204f8ca",
  message: "success",
  credit: 4,
};

const servers = {
  /** Looks at no byte of a body. */
  drain: () =>
    createServer((incoming, outgoing) => incoming.resume().on("end", () => reply(outgoing, answer))),
  /** Gathers the body, parses it, and answers. */
  node: () =>
    createServer((incoming, outgoing) => {
      const chunks = [];
      incoming.on("data", (chunk) => chunks.push(chunk));
      incoming.on("end", () => {
        const { uuid } = JSON.parse(Buffer.concat(chunks).toString());
        reply(outgoing, { ...answer, uuid });
      });
    }),
  /** The same by an app of Hono. */
  async hono() {
    const { createAdaptorServer } = await import("@hono/node-server");
    const { Hono } = await import("hono");
    const app = new Hono().post("/api/analysis-soccer", async (c) => {
      const { uuid } = await c.req.json();
      return c.json({ ...answer, uuid });
    });
    return createAdaptorServer({ fetch: app.fetch });
  },
  /** A route that parses what it is sent, and answers the same bytes as another server did. */
  async reads() {
    const { createAdaptorServer } = await import("@hono/node-server");
    const { Hono } = await import("hono");
    const { body, headers } = JSON.parse(process.argv[3]);
    const app = new Hono().post("/api/analysis-soccer-result", async (c) => {
      await c.req.json();
      return c.body(body, 200, headers);
    });
    return createAdaptorServer({ fetch: app.fetch });
  },
};

function reply(outgoing, json) {
  const body = JSON.stringify(json);
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
  outgoing.writeHead(200, headers).end(body);
}

const server = await servers[process.argv[2]]();
server.listen(0, "127.0.0.1", () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` }));
});
