import { expect, test } from "vitest";
import { createMock } from "../index.ts";

test.each([
  "/x/secretmail@leak.example",
  "/x/secretmail%40leak.example",
  "/x/secretmail%2540leak.example",
  "/x/secretmail%252540leak.example/y",
  "/to:me+secretmail@leak.example",
])("of an address in an unknown path (%s) only its domain is in the journal", async (path) => {
  const mock = createMock();
  await mock.fetch(`http://mock.test${path}`);
  const text = JSON.stringify(await mock.control.journal());
  expect(text).toContain("leak.example");
  expect(text).not.toContain("secretmail");
});

test("a page that the docs do not have is not in the journal, another path is", async () => {
  const mock = createMock();
  for (const path of ["/docs/nothing/", "/docs/x.html", "/docsx"])
    await mock.fetch(`http://mock.test${path}`);
  await mock.fetch("http://mock.test/docs", { method: "POST" });
  expect((await mock.control.journal()).map(({ path }) => path)).toEqual(["/docsx"]);
});

test("a long path without an address takes no time to be masked", async () => {
  const mock = createMock();
  const started = performance.now();
  await mock.fetch(`http://mock.test/${"a".repeat(200_000)}`);
  expect(performance.now() - started).toBeLessThan(1000);
});
