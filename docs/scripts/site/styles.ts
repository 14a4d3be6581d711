import { readFile } from "node:fs/promises";

/** In the order in which they may override each other. */
const parts = ["base", "text", "blocks", "header", "search", "columns", "landing", "narrow", "print"];

const read = (name: string) => readFile(new URL(`styles/${name}.css`, import.meta.url), "utf8");

/** The styles of the site's own pages, and those of the bar above Redoc, which has its own. */
export async function styles(): Promise<{ readonly site: string; readonly bar: string }> {
  const [bar, ...texts] = await Promise.all(["bar", ...parts].map(read));
  return { site: texts.join("\n"), bar: bar ?? "" };
}
