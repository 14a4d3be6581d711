import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Context, Hono } from "hono";
import { compress } from "hono/compress";
import { etag } from "hono/etag";
import { mimes } from "hono/utils/mime";
import { problem } from "./problem.ts";

/** What the mock serves as it was built lies beside the built code. */
const built = new URL("assets/", import.meta.url);

const descriptions = ["/openapi.json", "/openapi.ko.json", "/openapi.yaml"];

/** Media types by the end of a file's name. */
const types = {
  ...mimes,
  md: "text/markdown; charset=utf-8",
  svg: "image/svg+xml",
  yaml: "application/yaml",
};
const typeOf = (path: string): string =>
  types[path.slice(path.lastIndexOf(".") + 1) as keyof typeof types] ?? "application/octet-stream";

export const assetPaths: readonly string[] = ["/docs/", ...descriptions];

/** Serves the docs site and the spec; each file is read when it is asked for. */
// biome-ignore lint/suspicious/noExplicitAny: it fits an app with any environment
export function serveAssets(app: Hono<any>): void {
  for (const path of descriptions) app.get(path, etag(), (c) => file(c, path.slice(1)));
  // Relative, as all links: a proxy may serve the mock below a path of its own.
  app.get("/docs", (c) => c.redirect("docs/"));
  app.use("/docs/*", compress(), etag());
  app.get("/docs/*", (c) => page(c, c.req.path.slice("/docs/".length)));
}

/** A page of the docs, or what belongs to one; a folder is asked for with a slash at its end, as for relative links. */
function page(c: Context, asked: string): Promise<Response> | Response {
  const path = asked === "" || asked.endsWith("/") ? `${asked}index.html` : asked;
  if (/^(?:[\w-]+\/)*[\w-]+$/.test(path)) return c.redirect(`${path.replace(/.*\//, "")}/`);
  return builtFile(c, "site", path) ?? problem(c, 404, `The docs have no /docs/${asked}.`);
}

/** A file that the build has left in a folder; undefined if it can be none. */
export function builtFile(c: Context, folder: string, path: string): Promise<Response> | undefined {
  if (!/^(?:[\w-]+\/)*[\w-]+(?:\.[\w-]+)*\.[a-z]+\d?$/.test(path)) return undefined;
  c.header("cache-control", "no-cache"); // To be asked for again, which costs little as long as it is the same.
  return file(c, `${folder}/${path}`);
}

async function file(c: Context, path: string): Promise<Response> {
  const content = await readFile(new URL(path, built)).catch(() => undefined);
  if (content) {
    // hono/etag would clone the response to have its digest, and a clone can break the body of the other (undici of Node 20).
    const etag = `"${createHash("sha256").update(content).digest("base64url")}"`;
    return c.body(content, 200, { "content-type": typeOf(path), etag });
  }
  const isBuilt = await readFile(new URL("openapi.json", built)).then(Boolean, () => false);
  const reason = isBuilt
    ? "There is no such page"
    : "This mock was not built with it. Build it again: npm run setup";
  return problem(c, 404, `${c.req.path}: ${reason}.`);
}
