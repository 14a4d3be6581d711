// @module-tag chromium
// A page of another origin calls the mock with its credentials, as frontends do whose fetch or axios sends them everywhere.

import { startMockServer } from "@remo-kit/mock-server";
import { expect, onTestFinished, test } from "vitest";
import { serve } from "../testing/loopback.ts";
import { useBrowser } from "./testing/browser.ts";

const browser = useBrowser();

test("credentials: include reads the answers of the API, refusals and problems too", async () => {
  const mock = await startMockServer({ port: 0 });
  onTestFinished(() => mock.close(0));
  const site = await serve((_, outgoing) => {
    outgoing.setHeader("content-type", "text/html").end("<link rel=icon href='data:,'>");
  });
  const { page, takeProblems } = await browser.open({ within: "http://127.0.0.1" });
  await page.goto(site);
  const headers = { "content-type": "application/json", prefer: "code=421" };
  const ask = (path: string, init: object) =>
    page.evaluate(
      ([url, asked]) =>
        fetch(url as string, { ...(asked as object), credentials: "include" }).then(
          (answer) => [answer.status, answer.headers.get("x-remo-mock-scenario")],
          String,
        ),
      [mock.url + path, init] as const,
    );
  const body = JSON.stringify({ uuid: "c37d3ce2-e9d0-45de-9656-2a730204f8ca" });
  expect(await ask("/api/analysis-soccer", { method: "POST", headers, body })).toEqual([
    421,
    "wrong-api-key",
  ]);
  expect(await ask("/api/analysis-soccer", { method: "PUT" })).toEqual([405, "none"]);
  expect(await ask("/api/analysis-footballs", { method: "POST" })).toEqual([404, "none"]);
  expect(await ask("/__mock/health", {})).toBe("TypeError: Failed to fetch");
  expect(takeProblems()).toHaveLength(5); // Chromium names each status above 399, and why it gives no answer of the last.
});
