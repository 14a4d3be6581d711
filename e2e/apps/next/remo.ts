import { createRemoClient, fromEnv, isRemoApiError, isRemoError } from "@remo-kit/client";

export async function analyze(request: Request): Promise<Response> {
  const remo = createRemoClient(fromEnv());
  const form = await request.formData(); // in memory, or in a file where the platform has files
  try {
    const receipt = await remo.analyzeSoccer({
      video: form.get("video") as File,
      height: String(form.get("height")),
    });
    return Response.json(receipt);
  } catch (error) {
    if (!isRemoError(error)) throw error;
    return Response.json(error, { status: isRemoApiError(error) ? 422 : 502 }); // toJSON: no key, no e-mail address
  }
}
