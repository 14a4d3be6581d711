import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { misbehavingServer, runCli, uuid } from "../testing/command.ts";

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)(
  "%s aborts the call, prints the uuid and exits with %i, also when it comes twice",
  async (name, exitCode) => {
    const folder = await mkdtemp(join(tmpdir(), "remo-kit-interrupt-"));
    const server = await misbehavingServer();
    onTestFinished(async () => {
      await server.close();
      await rm(folder, { recursive: true });
    });
    await writeFile(join(folder, "kick.mp4"), "video");
    const flags = ["analyze-soccer", join(folder, "kick.mp4"), "--height=170", "--uuid", uuid, "--json"];
    const { code, stdout, stderr } = await runCli(
      [...flags, `--base-url=${server.url}/hang`],
      undefined,
      (kill) => {
        server.arrived.then(() => {
          kill(name);
          kill(name);
        });
      },
    );
    const error = {
      name: "RemoAbortError",
      uuid,
      advice: expect.stringContaining("credits may have been used"),
    };
    expect(JSON.parse(stdout)).toEqual({ ok: false, error: expect.objectContaining(error) });
    expect([code, stderr]).toEqual([exitCode, ""]);
  },
);
