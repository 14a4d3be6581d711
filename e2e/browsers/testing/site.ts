import { readdirSync, readFileSync } from "node:fs";
import { startMockServer } from "@remo-kit/mock-server";
import { listen } from "../../testing/loopback.ts";

/** The docs as `npm run docs` builds them. */
const folder = new URL("../../../docs/site/", import.meta.url);

const languages = ["en", "ko"] as const;

export const read = (path: string): string => readFileSync(new URL(path, folder), "utf8");
export const bytes = (path: string): Buffer => readFileSync(new URL(path, folder));

/** Names of the pages that need a script: Redoc. */
export const references = ["reference", "control"] as const;

/** Names of the pages that each language has, without those of Redoc. */
export const articles: readonly string[] = readdirSync(new URL("en/", folder))
  .filter((file) => file.endsWith(".md"))
  .map((file) => file.replace(".md", ""));

export const paths = (names: readonly string[]): string[] =>
  languages.flatMap((language) => names.map((name) => `${language}/${name}.html`));

/** Where a reader may have the docs: what each address begins with, and how it is given up. */
export type Place = { readonly base: string; close(): Promise<void> };

const types: { readonly [extension: string]: string } = {
  html: "text/html; charset=utf-8",
  css: "text/css",
  js: "text/javascript",
  json: "application/json",
  md: "text/markdown; charset=utf-8",
  png: "image/png",
  svg: "image/svg+xml",
};

/** A server that knows nothing but files, as GitHub Pages. */
async function serveFiles(): Promise<Place> {
  const under = "/docs/";
  const { url, close } = await listen(({ url: asked = "" }, response) => {
    const { pathname } = new URL(asked, "http://127.0.0.1");
    const path = pathname.replace(/\/$/, "/index.html");
    try {
      const content = bytes(path.slice(under.length));
      response.setHeader("content-type", types[path.replace(/.*\./, "")] ?? "text/plain");
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  return { base: `${url}${under}`, close };
}

async function serveByMock(): Promise<Place> {
  const { url, close } = await startMockServer({ port: 0 });
  return { base: `${url}/docs/`, close: () => close(0) };
}

export const places = { "the mock": serveByMock, "a server of files": serveFiles } as const;
