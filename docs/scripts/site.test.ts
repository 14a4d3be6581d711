import { readFile } from "node:fs/promises";
import { openApiDocument } from "@remo-kit/openapi";
import { expect, test } from "vitest";
import control from "../../packages/mock-server/generated/control.openapi.json" with { type: "json" };

const read = (page: string) => readFile(new URL(`../site/${page}`, import.meta.url), "utf8");

test.each(["index.html", "control.html"])(
  "the page %s may load nothing from anywhere (N13)",
  async (name) => {
    const page = await read(name);
    expect(page).toMatch(
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none';[^"]*connect-src blob:/,
    );
    expect(page).not.toMatch(/<(script|link|img|iframe)[^>]+(src|href)="https?:/);
    expect(page).not.toContain("cdn.redoc.ly");
    expect(page).toContain('"disableTelemetry":true');
  },
);

test("the page has the whole spec in it", async () => {
  const page = await read("index.html");
  const paths = Object.keys(openApiDocument.paths);
  for (const text of [...paths, "크리딧 부족", "Which type does `state` have?"]) {
    expect(page).toContain(text);
  }
});

test("the page of the control API has all of its paths", async () => {
  const page = await read("control.html");
  for (const path of Object.keys(control.paths)) expect(page).toContain(path);
});
