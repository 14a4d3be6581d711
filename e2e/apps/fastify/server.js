import multipart from "@fastify/multipart";
import { createRemoClient, fromEnv, isRemoApiError, isRemoError } from "@remo-kit/client";
import { spool } from "@remo-kit/client/node";
import Fastify from "fastify";

const remo = createRemoClient(fromEnv());

const app = Fastify();
app.register(multipart, { limits: { fileSize: Number.POSITIVE_INFINITY } }); // `maxBytes` says what is too large

app.post("/analyses", async (request) => {
  const part = await request.file(); // The fields of the form come before its file.
  const video = await spool(part.file, { maxBytes: 500_000_000 });
  try {
    return await remo.analyzeSoccer({ video, height: part.fields.height.value });
  } finally {
    await video.remove();
  }
});

app.setErrorHandler((error, _request, reply) => {
  if (!isRemoError(error)) return reply.send(error);
  return reply.code(isRemoApiError(error) ? 422 : 502).send(error.toJSON()); // no key, no e-mail address
});

await app.listen({ port: Number(process.env.PORT ?? 3000), host: "127.0.0.1" });
