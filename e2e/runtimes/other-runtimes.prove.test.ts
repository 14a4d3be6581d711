import { statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleVideo, startMock } from "../testing/loopback.ts";
import { binaryOf, fetchRuntimes, runtimes } from "./testing/other-runtimes.ts";
import { installPacked, type Project } from "./testing/tarball.ts";

let project: Project;

beforeAll(async () => {
  await fetchRuntimes();
  project = await installPacked("client");
}, 600_000);

afterAll(() => project?.remove());

test.each(runtimes)(
  "$name $version sends a video with progress, and once what is refused with 421",
  { tags: "runtimes" },
  async (runtime) => {
    const mock = await startMock();
    const env = { DENO_DIR: join(project.folder, ".deno"), DENO_NO_UPDATE_CHECK: "1", DO_NOT_TRACK: "1" };
    const args = await runtime.prepare(project, mock.url, sampleVideo);
    const outcome = JSON.parse(await project.run(binaryOf(runtime), args, env));
    const { accepted, refused, progress } = outcome;
    expect(outcome.runtime).toBe(runtime.identity);
    expect(accepted).toMatchObject({ waitTime: 11, fileExists: false, credit: 4, message: "success" });
    const phases = progress.map(({ phase }: { phase: string }) => phase);
    expect([...new Set(phases)]).toEqual(["connect", "upload", "answer"]);
    const last = progress.at(-1);
    expect(last).toMatchObject({ bytesSent: last.bytesTotal, videoBytesSent: statSync(sampleVideo).size });
    expect(refused).toEqual({ name: "RemoApiError", is421: true, is420: false, meaning: "wrong APIKey" });
    expect(mock.log.map(({ status }) => status)).toEqual([200, 421]);
  },
);
