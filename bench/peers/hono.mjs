// The least that an app of Hono does: it parses the body and answers.

import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { answer } from "./answer.mjs";

const app = new Hono().post("/api/analysis-soccer", async (c) => {
  const { uuid } = await c.req.json();
  return c.json({ ...answer, uuid });
});

serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` }));
});
