import { readFile } from "node:fs/promises";
import { screenshots } from "./map.ts";

const images = new URL("../../images/", import.meta.url);

export type Picture = { readonly file: string; readonly width: number; readonly height: number };

/** The pictures that the landing pages show, with their size in pixels. */
export function readScreenshots(): Promise<Picture[]> {
  const files = [...new Set(Object.values(screenshots).flat())];
  return Promise.all(
    files.map(async (file) => {
      const content = await readFile(new URL(file, images));
      // A PNG has its width and height at these places.
      return { file, width: content.readUInt32BE(16), height: content.readUInt32BE(20) };
    }),
  );
}

/** Every picture of docs/images that a page shows: file in assets → content. */
export function picturesOf(texts: ReadonlyMap<string, string>): Promise<[string, Uint8Array][]> {
  const shown = /<img src="\.\.\/assets\/([^"]+)"/g;
  const files = new Set(
    [...texts.values()].flatMap((text) => [...text.matchAll(shown)].map(([, file = ""]) => file)),
  );
  return Promise.all([...files].map(async (file) => [file, await readFile(new URL(file, images))]));
}
