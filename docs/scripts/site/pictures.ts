import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { screenshots } from "./map.ts";

const images = new URL("../../images/", import.meta.url);

export type Picture = {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly content: Uint8Array;
};

/** The pictures that the landing pages show. */
export async function allPictures(): Promise<Picture[]> {
  const files = [...new Set(Object.values(screenshots).flat())].filter((file) =>
    existsSync(new URL(file, images)),
  );
  return Promise.all(
    files.map(async (file) => {
      const content = await readFile(new URL(file, images));
      // A PNG has its width and height at these places.
      return { file, width: content.readUInt32BE(16), height: content.readUInt32BE(20), content };
    }),
  );
}
