// What these tests share: a call, and the answer that stands in for the API's.

import { createRemoClient, type RemoClientOptions } from "@remo-kit/client";

const uuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";
export const receipt = { state: 1, wait_time: 1, file_exist: false, uuid, message: "success", credit: 4 };
export const origin = "https://api.remo.re.kr";
export const path = "/api/analysis-soccer";

const keys = { email: "player@example.com", userKey: "user-secret", apiKey: "api-secret" };

/** More than one slice of what is written at once, and all of it in the body that a test sees. */
export const video = Uint8Array.from({ length: 200_000 }, (_, i) => (i * 31) % 256);
export const base64 = Buffer.from(video).toString("base64");

/** A call that is tried once: one that must not wait for a time limit. */
export const analyze = (options: Partial<RemoClientOptions> = {}) =>
  createRemoClient({ ...keys, retry: { attempts: 1 }, ...options }).analyzeSoccer.safe({
    video,
    height: 170,
    uuid,
  });
