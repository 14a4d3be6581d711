import { createHash, randomBytes } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { fileTypeOf } from "@remo-kit/common/container";

/** A video that a run sends. It is held whole: some cases send it in forms of their own. */
export type RunVideo = {
  readonly bytes: Uint8Array;
  readonly base64: string;
  readonly sha256: string;
  readonly container: string;
};

/** The video that is sent if no other is named. It is copied beside the code when the package is built. */
export const sampleVideo = import.meta.url.endsWith(".ts")
  ? new URL(import.meta.resolve("@remo-kit/openapi/samples/soccer-kick.mp4"))
  : new URL("./assets/soccer-kick.mp4", import.meta.url);

/** Bytes of the largest video that a run takes. A larger one shows nothing more, and each case sends it again. */
const most = 64_000_000;

/** @throws TypeError the file cannot be read, is empty or too large; the message names it. */
export async function readVideo(path: string | URL): Promise<RunVideo> {
  const size = await stat(path).then(
    (file) => file.size,
    (error: NodeJS.ErrnoException) => {
      throw new TypeError(`The video ${path} cannot be read (${error.code}).`);
    },
  );
  if (size === 0 || size > most) {
    throw new TypeError(`The video ${path} has ${size} bytes; a run takes 1 to ${most}.`);
  }
  return videoOf(await readFile(path));
}

export const videoOf = async (bytes: Uint8Array): Promise<RunVideo> => ({
  bytes,
  base64: Buffer.from(bytes).toString("base64"),
  sha256: createHash("sha256").update(bytes).digest("hex"),
  container: (await fileTypeOf(bytes)).container,
});

/** With a box at its end that players skip: a server that goes by the content (A13) does not know it. */
export function neverSent({ bytes, container }: RunVideo): Promise<RunVideo> {
  const isBoxed = container === "mp4" || container === "mov";
  const head = isBoxed ? [0, 0, 0, 24, ...Buffer.from("free")] : [];
  return videoOf(Buffer.concat([bytes, Uint8Array.from(head), randomBytes(16)]));
}

/** The same length, another content, and still a video: the last byte differs. */
export function otherThan({ bytes }: RunVideo): Promise<RunVideo> {
  const changed = Uint8Array.from(bytes);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  return videoOf(changed);
}

/** A JPEG of one white pixel, as cameras begin theirs: what the page's example begins with (A07). */
export const jpeg = Buffer.from(
  "/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==",
  "base64",
);
