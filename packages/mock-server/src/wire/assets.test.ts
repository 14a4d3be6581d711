import { expect, test } from "vitest";
import { createMock } from "../index.ts";

// Beside the sources nothing was built; what is served of a build is proven in contract-tests.
const ask = (path: string) => createMock().fetch(`http://mock.test${path}`, { redirect: "manual" });

test.each(["/openapi.json", "/docs/", "/docs/ko/error-codes.html", "/docs/assets/site.js"])(
  "a mock that was not built with %s says how to build it",
  async (path) => {
    const response = await ask(path);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining("npm run setup") });
  },
);

test.each([
  ["/docs", "docs/"],
  ["/docs/en", "en/"],
  ["/docs/en/client", "client/"],
])("%s leads to %s", async (path, target) => {
  const response = await ask(path);
  expect([response.status, response.headers.get("location")]).toEqual([302, target]);
});

test.each([
  "/docs/%2e%2e%2fassets.ts",
  "/docs/..%5cassets.ts",
  "/docs/en/..%2f..%2f..%2fassets.ts",
  "/docs/.env",
  "/docs/a%00.html",
  "/docs//assets.ts",
])("%s is looked for nowhere", async (path) => {
  const response = await ask(path);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ detail: expect.stringContaining("The docs have no") });
});
