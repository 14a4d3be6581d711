import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openVideo } from "./node.ts";

test("openVideo gives the bytes of a file", async () => {
  const folder = await mkdtemp(join(tmpdir(), "remo-kit-video-"));
  try {
    await writeFile(join(folder, "kick.mp4"), "a video");
    expect(await (await openVideo(join(folder, "kick.mp4"))).text()).toBe("a video");
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("openVideo says which file it cannot open", async () => {
  await expect(openVideo("no-such-file.mp4")).rejects.toMatchObject({
    name: "RemoInputError",
    message: expect.stringContaining("no-such-file.mp4"),
  });
});
