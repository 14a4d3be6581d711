import { createRemoClient, fromEnv, isRemoApiError, isRemoError } from "@remo-kit/client";
import { Hono } from "hono";

type Bindings = { REMO_EMAIL: string; REMO_USER_KEY: string; REMO_API_KEY: string; REMO_BASE_URL?: string };

const app = new Hono<{ Bindings: Bindings }>();

app.post("/analyses", async (c) => {
  const remo = createRemoClient(fromEnv(c.env));
  const form = await c.req.formData(); // in memory: a worker has 128 MB
  const video = form.get("video") as File;
  return c.json(await remo.analyzeSoccer({ video, height: String(form.get("height")) }));
});

app.onError((error, c) => {
  if (!isRemoError(error)) throw error;
  return c.json(error.toJSON(), isRemoApiError(error) ? 422 : 502); // no key, no e-mail address
});

export default app;
