import { readFile } from "node:fs/promises";
import { createMock } from "@remo-kit/mock-server";
import { expect, test } from "vitest";

const mock = createMock();
const served = async (path: string) => {
  const response = await mock.fetch(`http://mock.test${path}`);
  return { type: response.headers.get("content-type"), text: await response.text() };
};

test.each([
  ["/openapi.json", "@remo-kit/openapi/openapi.json", "application/json"],
  ["/openapi.ko.json", "@remo-kit/openapi/openapi.ko.json", "application/json"],
  ["/openapi.yaml", "@remo-kit/openapi/openapi.yaml", "application/yaml"],
])("the mock serves %s as it is published", async (path, file, type) => {
  const text = await readFile(new URL(import.meta.resolve(file)), "utf8");
  expect(await served(path)).toEqual({ type, text });
});

test("the mock serves the docs page that npm run docs builds", async () => {
  const text = await readFile(new URL("../../../docs/site/index.html", import.meta.url), "utf8");
  expect(await served("/docs")).toEqual({ type: "text/html; charset=utf-8", text });
});
