// The calls that are made again and again, and what they send.

import { createRemoClient, type Fetch } from "@remo-kit/client";

/** Nobody's, and easy to tell from all else that an error may say. */
export const keys = {
  email: "l.eaky+kick@example.com",
  userKey: 'user"key/Ω-7f3a9c1d',
  apiKey: "api\\key+51c0ffee%2f",
};
export const uuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";
export const video = Uint8Array.from({ length: 6000 }, (_, i) => (i * i * 31 + (i >> 3)) % 251);

/** A submit by Node's HTTP client and by a fetch, and a read. */
export const ways = ["default", "fetch", "read"] as const;
export type Way = (typeof ways)[number];

/** `limit`: ms after which it has to be over, whatever the server does. */
export function call(baseUrl: string, way: Way, limit: number): Promise<unknown> {
  const fetch: Fetch | undefined = way === "fetch" ? globalThis.fetch : undefined;
  const options = { retry: { firstPause: 0 }, timeout: { total: limit } };
  const client = createRemoClient({ ...keys, baseUrl, fetch, ...options });
  const ended: Promise<unknown> =
    way === "read"
      ? client.getSoccerResult({ uuid, retry: { attempts: 1 } })
      : client.analyzeSoccer({ video, height: 170, uuid });
  return ended.catch((error: unknown) => error);
}
