import { createRemoClient, fromEnv, isRemoApiError, isRemoError } from "@remo-kit/client";

const remo = createRemoClient(fromEnv(Deno.env.toObject()));

Deno.serve({ port: Number(Deno.env.get("PORT") ?? 3000), hostname: "127.0.0.1" }, async (request) => {
  const form = await request.formData();
  try {
    const video = form.get("video") as File;
    return Response.json(await remo.analyzeSoccer({ video, height: String(form.get("height")) }));
  } catch (error) {
    if (!isRemoError(error)) throw error;
    return Response.json(error, { status: isRemoApiError(error) ? 422 : 502 }); // toJSON: no key, no e-mail address
  }
});
