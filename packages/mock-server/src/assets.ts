import { readFile } from "node:fs/promises";
import type { Hono } from "hono";
import { problem } from "./problem.ts";

/** What the mock serves as it was built: path → file beside the built code, media type. */
const assets: readonly (readonly [path: string, file: string, type: string])[] = [
  ["/docs", "docs.html", "text/html; charset=utf-8"],
  ["/docs/control", "control.html", "text/html; charset=utf-8"],
  ["/openapi.json", "openapi.json", "application/json"],
  ["/openapi.ko.json", "openapi.ko.json", "application/json"],
  ["/openapi.yaml", "openapi.yaml", "application/yaml"],
];

export const assetPaths: readonly string[] = assets.map(([path]) => path);

/** Serves the reference and the spec; each file is read when it is asked for. */
// biome-ignore lint/suspicious/noExplicitAny: it fits an app with any environment
export function serveAssets(app: Hono<any>): void {
  for (const [path, file, type] of assets) {
    app.get(path, async (c) => {
      const content = await readFile(new URL(`assets/${file}`, import.meta.url)).catch(() => undefined);
      if (!content)
        return problem(c, 404, `This mock was not built with ${path}. Build it again: npm run setup.`);
      return c.body(content, 200, { "content-type": type });
    });
  }
}
