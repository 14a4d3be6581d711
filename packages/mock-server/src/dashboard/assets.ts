import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

const types: { readonly [file: string]: string } = {
  "dashboard.css": "text/css; charset=utf-8",
  "dashboard.js": "text/javascript; charset=utf-8",
  "client.js": "text/javascript; charset=utf-8",
  "soccer-kick.mp4": "video/mp4",
};

export type Asset = {
  readonly content: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly etag: string;
};

/** A file that the dashboard needs, as it was built; `missing` if there should be one and is not. */
export async function readAsset(file: string): Promise<Asset | "missing" | undefined> {
  const type = Object.hasOwn(types, file) ? types[file] : undefined;
  if (type === undefined) return undefined;
  const content = await readFile(new URL(`assets/dashboard/${file}`, import.meta.url)).catch(() => undefined);
  if (!content) return "missing";
  return { content, type, etag: `"${createHash("sha256").update(content).digest("base64url")}"` };
}
