import multipart from "@fastify/multipart";
import { createRemoClient, isRemoApiError, isRemoError } from "@remo-kit/client";
import { openVideo } from "@remo-kit/client/node";
import Fastify from "fastify";

const remo = createRemoClient({
  email: process.env.REMO_EMAIL,
  userKey: process.env.REMO_USER_KEY,
  apiKey: process.env.REMO_API_KEY,
  baseUrl: process.env.REMO_BASE_URL, // the mock; without it, the API
});

const app = Fastify();
app.register(multipart, { limits: { fileSize: 500_000_000 } });

app.post("/analyses", async (request) => {
  const { files, values } = await request.saveRequestFiles(); // temporary files, which are gone after the answer
  return remo.analyzeSoccer({ video: await openVideo(files[0].filepath), height: values.height.value });
});

app.setErrorHandler((error, _request, reply) => {
  if (!isRemoError(error)) return reply.send(error);
  return reply.code(isRemoApiError(error) ? 422 : 502).send(error.toJSON()); // no key, no e-mail address
});

await app.listen({ port: Number(process.env.PORT ?? 3000), host: "127.0.0.1" });
