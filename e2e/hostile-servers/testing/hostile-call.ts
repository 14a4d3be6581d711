import { randomBytes } from "node:crypto";
import {
  createRemoClient,
  isRemoError,
  type RemoClientOptions,
  type RemoProtocolError,
} from "@remo-kit/client";
import { expect } from "vitest";
import { uuid } from "./http-text.ts";
import { leaksOf, type Secrets } from "./leaks.ts";

/** Of no account, and easy to find in whatever an error may say. */
export const keys = {
  email: "l.eaky+kick@example.com",
  userKey: 'user"key/Ω-7f3a9c1d',
  apiKey: "api\\key+51c0ffee%2f",
};
export const video = new Uint8Array(randomBytes(6000));
export const secrets: Secrets = { keys: Object.values(keys), video };

/** Node's HTTP client, and the way of a fetch. */
export const ways = [
  { way: "in the default way", fetch: undefined },
  { way: "by fetch", fetch: (request: Request) => fetch(request) },
] as const;

/** ms after which a call has to be over, whatever the server does. */
export const limit = 1200;

/** ms that a busy machine may take longer. */
const slack = 3000;

/** Calls, and proves what holds of every call; gives what it ended with. */
export async function call(options: Partial<RemoClientOptions>): Promise<object> {
  const client = createRemoClient({
    ...keys,
    retry: { firstPause: 0 },
    timeout: { total: limit },
    ...options,
  });
  const began = performance.now();
  const ending: object = await client
    .analyzeSoccer({ video, height: 170, uuid })
    .catch((error: object) => error);
  expect(performance.now() - began, "the time limit holds").toBeLessThan(limit + slack);
  const { name, answer } = ending as Partial<RemoProtocolError>;
  expect(leaksOf(ending, secrets), "nothing secret is in it").toEqual([]);
  if (!(ending instanceof Error)) return ending;
  expect(isRemoError(ending), `${name} is an error of the client`).toBe(true);
  if (/Api|Gateway|Protocol/.test(`${name}`))
    expect(answer?.body, `${name} has the body`).toBeTypeOf("string");
  return ending;
}
