import { afterEach, expect, test, vi } from "vitest";
import { clientOf, failure, small } from "../testing/calls.ts";
import { randomUuid } from "./random-uuid.ts";

afterEach(() => vi.unstubAllGlobals());

test("a UUID is of version 4, and another one each time", () => {
  const made = Array.from({ length: 200 }, randomUuid);
  for (const uuid of made) {
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
  expect(new Set(made).size).toBe(200);
});

test("where the platform gives no UUID, the client makes one", async () => {
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  const fetch = () => Promise.reject(new TypeError("fetch failed"));
  const call = clientOf("https://api.test", { fetch }).analyzeSoccer({ video: small, height: 170 });
  expect(await failure(call)).toMatchObject({ uuid: expect.stringMatching(/^[0-9a-f-]{36}$/) });
});
