import { afterEach, expect, test, vi } from "vitest";
import { clientOf, failure, small } from "../testing/calls.ts";

afterEach(() => vi.unstubAllGlobals());

test("where the platform gives no UUID, the client makes one", async () => {
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  const fetch = () => Promise.reject(new TypeError("fetch failed"));
  const call = clientOf("https://api.test", { fetch }).analyzeSoccer({ video: small, height: 170 });
  expect(await failure(call)).toMatchObject({ uuid: expect.stringMatching(/^[0-9a-f-]{36}$/) });
});
