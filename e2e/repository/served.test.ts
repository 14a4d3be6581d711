import { readdir, readFile } from "node:fs/promises";
import { createMock } from "@remo-kit/mock-server";
import { openApiDocument } from "@remo-kit/openapi";
import { expect, test } from "vitest";

const mock = createMock();
const ask = (path: string, headers: Record<string, string> = {}) =>
  mock.fetch(`http://mock.test${path}`, { headers, redirect: "manual" });
const served = async (path: string) => {
  const response = await ask(path);
  return { type: response.headers.get("content-type"), text: await response.text() };
};

const site = new URL("../../docs/site/", import.meta.url);
const entries = await readdir(site, { recursive: true });
const files = entries.filter((path) => /\.\w+$/.test(path)).map((path) => path.replaceAll("\\", "/"));

test.each([
  ["/openapi.json", "@remo-kit/openapi/openapi.json", "application/json"],
  ["/openapi.ko.json", "@remo-kit/openapi/openapi.ko.json", "application/json"],
  ["/openapi.yaml", "@remo-kit/openapi/openapi.yaml", "application/yaml"],
])("the mock serves %s as it is published", async (path, file, type) => {
  const text = await readFile(new URL(import.meta.resolve(file)), "utf8");
  expect(await served(path)).toEqual({ type, text });
});

const json = async (file: string) =>
  JSON.parse(await readFile(new URL(`../../${file}`, import.meta.url), "utf8"));

test("what is built has each number of the record to its last digit", async () => {
  expect(openApiDocument).toEqual(await json("openapi/generated/openapi.json"));
  const { paths } = await json("packages/mock-server/generated/control.openapi.json");
  expect(JSON.parse((await served("/__mock/openapi.json")).text).paths).toEqual(paths);
  const example = "openapi/pages/soccer/analysis-soccer-result/examples/done.json";
  const read = { method: "POST", headers: { prefer: "example=done" } };
  const response = await mock.fetch("http://mock.test/api/analysis-soccer-result", read);
  expect(await response.json()).toEqual(await json(example));
});

test("the mock serves the docs that npm run docs builds, every file as it is", async () => {
  expect(files).toContain("ko/error-codes.html");
  for (const file of files) {
    const response = await ask(`/docs/${file}`);
    const content = await readFile(new URL(file, site));
    expect(response.status, file).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(content), file).toBe(true);
  }
});

test.each([
  ["en/index.html", "text/html; charset=utf-8"],
  ["ko/error-codes.md", "text/markdown; charset=utf-8"],
  ["llms.txt", "text/plain; charset=utf-8"],
  ["assets/redoc-bar.css", "text/css; charset=utf-8"],
  ["assets/traceability.json", "application/json"],
  ["assets/parts.svg", "image/svg+xml"],
  ["assets/redoc.js", "text/javascript; charset=utf-8"],
])("/docs/%s says what it is: %s", async (path, type) => {
  expect((await ask(`/docs/${path}`)).headers.get("content-type")).toBe(type);
});

test.each([
  ["/docs", "docs/"],
  ["/docs/ko", "ko/"],
])("%s leads to %s, from which relative links work", async (path, target) => {
  const response = await ask(path);
  expect([response.status, response.headers.get("location")]).toEqual([302, target]);
});

test("a folder of the docs is its first page", async () => {
  expect(await served("/docs/")).toEqual(await served("/docs/index.html"));
  expect(await served("/docs/ko/")).toEqual(await served("/docs/ko/index.html"));
});

test.each([
  "/docs/en/nothing.html",
  "/docs/nothing/",
  "/docs/..%2fopenapi.json",
  "/docs/%2e%2e/openapi.json/",
  "/docs/en/..%5c..%5copenapi.json",
  "/docs/en//index.html",
  "/docs/.html",
])("%s is no page of the docs", async (path) => {
  const response = await ask(path);
  expect(response.status).toBe(404);
  expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
});

test("a page that a browser has is not sent again, compressed or not", async () => {
  for (const encoding of ["identity", "gzip"]) {
    const first = await ask("/docs/assets/redoc.js", { "accept-encoding": encoding });
    const etag = first.headers.get("etag") ?? "";
    const again = await ask("/docs/assets/redoc.js", { "accept-encoding": encoding, "if-none-match": etag });
    expect([first.status, again.status, await again.text()]).toEqual([200, 304, ""]);
    expect(first.headers.get("cache-control")).toBe("no-cache");
  }
});

test("the reference's script goes over the wire at less than a third of its size", async () => {
  const response = await ask("/docs/assets/redoc.js", { "accept-encoding": "gzip" });
  expect(response.headers.get("content-encoding")).toBe("gzip");
  const sent = (await response.arrayBuffer()).byteLength;
  expect(sent).toBeLessThan((await readFile(new URL("assets/redoc.js", site))).length / 3);
});
