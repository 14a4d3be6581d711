import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Context, Hono } from "hono";
import { compress } from "hono/compress";
import { etag } from "hono/etag";
import { problem } from "./problem.ts";

/** What the mock serves as it was built lies beside the built code. */
const built = new URL("assets/", import.meta.url);

/** The descriptions: path → media type. */
const descriptions = new Map([
  ["/openapi.json", "application/json"],
  ["/openapi.ko.json", "application/json"],
  ["/openapi.yaml", "application/yaml"],
]);

/** What the docs site has: end of a file's name → media type. */
const types: { readonly [extension: string]: string } = {
  html: "text/html; charset=utf-8",
  md: "text/markdown; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  png: "image/png",
  svg: "image/svg+xml",
  json: "application/json",
  yaml: "application/yaml",
  mp4: "video/mp4",
};

export const assetPaths: readonly string[] = ["/docs/", ...descriptions.keys()];

/** Serves the docs site and the spec; each file is read when it is asked for. */
// biome-ignore lint/suspicious/noExplicitAny: it fits an app with any environment
export function serveAssets(app: Hono<any>): void {
  for (const [path, type] of descriptions) app.get(path, etag(), (c) => file(c, path.slice(1), type));
  app.get("/docs", (c) => c.redirect("/docs/"));
  app.use("/docs/*", compress(), etag());
  app.get("/docs/*", (c) => page(c, c.req.path.slice("/docs/".length)));
}

/** A page of the docs, or what belongs to one; a folder is asked for with a slash at its end, as for relative links. */
function page(c: Context, asked: string): Promise<Response> | Response {
  const path = asked === "" || asked.endsWith("/") ? `${asked}index.html` : asked;
  if (/^(?:[\w-]+\/)*[\w-]+$/.test(path)) return c.redirect(`/docs/${path}/`);
  return builtFile(c, "site", path) ?? problem(c, 404, `The docs have no /docs/${asked}.`);
}

/** A file that the build has left in a folder; undefined if it can be none. */
export function builtFile(c: Context, folder: string, path: string): Promise<Response> | undefined {
  const type = /^(?:[\w-]+\/)*[\w-]+(?:\.[\w-]+)*\.([a-z]+\d?)$/.exec(path)?.[1];
  if (!type) return undefined;
  c.header("cache-control", "no-cache"); // To be asked for again, which costs little as long as it is the same.
  return file(c, `${folder}/${path}`, types[type] ?? "application/octet-stream");
}

async function file(c: Context, path: string, type: string): Promise<Response> {
  const content = await readFile(new URL(path, built)).catch(() => undefined);
  if (content) {
    // hono/etag would clone the response to have its digest, and a clone can break the body of the other (undici of Node 20).
    const etag = `"${createHash("sha256").update(content).digest("base64url")}"`;
    return c.body(content, 200, { "content-type": type, etag });
  }
  const isBuilt = await readFile(new URL("openapi.json", built)).then(Boolean, () => false);
  const reason = isBuilt
    ? "There is no such page"
    : "This mock was not built with it. Build it again: npm run setup";
  return problem(c, 404, `${c.req.path}: ${reason}.`);
}
