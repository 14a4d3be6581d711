import { readFile } from "node:fs/promises";
import { openApiDocument } from "@remo-kit/openapi";
import { expect, test } from "vitest";

const page = await readFile(new URL("../site/index.html", import.meta.url), "utf8");

test("the page may load nothing from anywhere (N13)", () => {
  expect(page).toMatch(
    /<meta http-equiv="Content-Security-Policy" content="default-src 'none';[^"]*connect-src blob:/,
  );
  expect(page).not.toMatch(/<(script|link|img|iframe)[^>]+(src|href)="https?:/);
  expect(page).not.toContain("cdn.redoc.ly");
  expect(page).toContain('"disableTelemetry":true');
});

test("the page has the whole spec in it", () => {
  const paths = Object.keys(openApiDocument.paths);
  for (const text of [...paths, "크리딧 부족", "Which type does `state` have?"]) {
    expect(page).toContain(text);
  }
});
