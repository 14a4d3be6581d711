import { createRemoClient, fromEnv, isRemoApiError, isRemoError } from "@remo-kit/client";
import { Hono } from "hono";

const remo = createRemoClient(fromEnv());

const app = new Hono();

app.post("/analyses", async (c) => {
  const form = await c.req.formData();
  const video = form.get("video") as File;
  return c.json(await remo.analyzeSoccer({ video, height: String(form.get("height")) }));
});

app.onError((error, c) => {
  if (!isRemoError(error)) throw error;
  return c.json(error.toJSON(), isRemoApiError(error) ? 422 : 502); // no key, no e-mail address
});

export default { port: Number(process.env.PORT ?? 3000), hostname: "127.0.0.1", fetch: app.fetch };
