import { serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { createRemoClient, fromEnv } from "@remo-kit/client";
import { Hono } from "hono";
import { getCookie, setCookie } from "hono/cookie";

const remo = createRemoClient(fromEnv());
const owners = new Map(); // whose a uuid is: stands for a table of yours, as the cookie for your sign-in

const app = new Hono();

app.use(async (c, next) => {
  const visitor = getCookie(c, "visitor") ?? crypto.randomUUID();
  setCookie(c, "visitor", visitor, { httpOnly: true, sameSite: "Strict", maxAge: 30 * 86_400 });
  c.set("visitor", visitor);
  await next();
});

app.put("/analyses/:uuid", async (c) => {
  const { uuid } = c.req.param();
  if (owners.has(uuid)) return c.json({ name: "RemoInputError", earlier: {} }, 409); // it may have been charged
  owners.set(uuid, c.get("visitor"));
  const size = Number(c.req.header("content-length"));
  const video = { size, stream: c.req.raw.body }; // it goes on while it still comes
  const { receipt, error } = await remo.analyzeSoccer.safe({ video, height: c.req.query("height"), uuid });
  if (error) return refuse(c, error);
  owners.set(receipt.uuid, c.get("visitor")); // the answer's uuid is the key to the result
  return c.json({ uuid: receipt.uuid, readyAt: receipt.readyAt });
});

/** The e-mail address is this server's: only who sent a video gets its result. */
app.get("/analyses/:uuid", async (c) => {
  const { uuid } = c.req.param();
  if (owners.get(uuid) !== c.get("visitor")) return c.json({ name: "RemoInputError" }, 404);
  const { result, error } = await remo.getSoccerResult.safe({ uuid });
  if (error) return refuse(c, error);
  const read = await remo.getSoccerScore.safe({ uuid });
  return read.error ? refuse(c, read.error) : c.json({ result, score: read.result });
});

/** What a page needs of an error for the texts that it shows: nothing of your account, and never the API's own status. */
function refuse(c, error) {
  console.error(error.name, error.message); // for you: it has no key, no e-mail address and no video in it
  const { name, reason, category, phase, sent, charged } = error;
  const isFinal = name === "RemoApiError" && category !== "not-ready";
  return c.json({ name, reason, category, phase, sent, charged }, isFinal ? 422 : 503);
}

app.use("/common/*", serveStatic({ root: "." }));
app.use("/node_modules/*", serveStatic({ root: "." }));
app.use(serveStatic({ root: process.env.PAGE ?? "plain" })); // or react/dist

serve({ fetch: app.fetch, hostname: "127.0.0.1", port: Number(process.env.PORT ?? 3000) });
