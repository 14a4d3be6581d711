import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { textsOf } from "../texts/texts.ts";
import { withUuids } from "./uuids.ts";

test("of two lines that two commands wrote for a file, the first counts, and half a line of a killed one none", async () => {
  const folder = await mkdtemp(join(tmpdir(), "remo-kit-uuids-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const state = join(folder, "state");
  const uuid = "c37d3ce2-e9d0-45de-9656-2a730204f8ca";
  const second = { file: "a.mp4", uuid: uuid.replace("c", "d") };
  await writeFile(
    state,
    `{"file":"b.mp4","uu\n${JSON.stringify({ file: "a.mp4", uuid })}\n${JSON.stringify(second)}\n`,
  );
  const entry = { line: 1, path: "", height: "170", uuid: undefined };
  const read = () =>
    withUuids(
      [
        { ...entry, file: "./a.mp4", key: "a.mp4" },
        { ...entry, file: "b.mp4", key: "b.mp4" },
      ],
      state,
      textsOf("en"),
    );
  const first = await read();
  expect(first[0]?.uuid).toBe(uuid);
  expect(await read()).toEqual(first); // What was made for the second is kept.
  expect(await readFile(state, "utf8")).toContain(first[1]?.uuid);
});

test("a state file that cannot be written is named", async () => {
  const entry = { line: 1, file: "a.mp4", key: "a.mp4", path: "", height: "170", uuid: undefined };
  await expect(withUuids([entry], "/no/such/state", textsOf("en"))).rejects.toMatchObject({
    name: "UsageError",
    message: "/no/such/state, which keeps what became of each video, cannot be written (ENOENT).",
  });
});
