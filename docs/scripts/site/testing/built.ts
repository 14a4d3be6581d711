// What the build has written, for the tests that read it.

import { readdir, readFile } from "node:fs/promises";

const root = new URL("../../../site/", import.meta.url);
export const paths = (await readdir(root, { recursive: true })).filter((path) => /\.\w+$/.test(path));
const read = async (path: string) => {
  const content = await readFile(new URL(path, root), "utf8");
  return [path, path.endsWith(".html") ? content.replaceAll("&#39;", "'") : content] as const;
};
export const texts = new Map(
  await Promise.all(paths.filter((path) => /\.(html|md|txt|js|css)$/.test(path)).map(read)),
);
export const text = (path: string): string => texts.get(path) ?? "";
export const html = [...texts.keys()].filter((path) => path.endsWith(".html"));
export const shown = html.filter((path) => path !== "index.html");
