import { createRemoClient, fromEnv, isRemoApiError, isRemoError } from "@remo-kit/client";

type Event = {
  readonly body: string; // the video, which API Gateway hands over in base64: at most 10 MB
  readonly queryStringParameters: { readonly height: string };
};

const remo = createRemoClient(fromEnv());

const answer = (statusCode: number, body: unknown) => ({
  statusCode,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

export async function handler({ body, queryStringParameters: { height } }: Event) {
  try {
    return answer(200, await remo.analyzeSoccer({ video: Buffer.from(body, "base64"), height }));
  } catch (error) {
    if (!isRemoError(error)) throw error;
    return answer(isRemoApiError(error) ? 422 : 502, error); // toJSON: no key, no e-mail address
  }
}
