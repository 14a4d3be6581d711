import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Progress } from "../index.ts";
import { command, keys, misbehavingServer, run, uuid } from "../testing/command.ts";
import { barWords, wantsBar } from "./bar.ts";
import { textsOf } from "./texts/texts.ts";

test("the bar is for terminals that can draw it, not for pipes", () => {
  expect(wantsBar({ isTTY: true }, { TERM: "xterm" })).toBe(true);
  expect(wantsBar({ isTTY: true }, {})).toBe(true);
  expect(wantsBar({ isTTY: true }, { TERM: "dumb" })).toBe(false);
  expect(wantsBar({}, { TERM: "xterm" })).toBe(false);
});

const upload: Progress = {
  ...{ phase: "upload", bytesSent: 30e6, bytesTotal: 400e6, videoBytesSent: 22.5e6 },
  ...{ ratio: 0.075, bytesPerSecond: 2.5e6 },
};

test.each([
  [{ ...upload, phase: "connect" }, undefined, "connecting", "연결하는 중"],
  [{ ...upload, bytesPerSecond: 0 }, undefined, "7%", "7%"],
  [upload, undefined, "7% · 2.5 MB/s · 2 min 28 s left", "7% · 2.5 MB/s · 2분 28초 남음"],
  [
    { ...upload, bytesPerSecond: 50_000 },
    undefined,
    "7% · 50.0 kB/s · 2 h 3 min left",
    "7% · 50.0 kB/s · 2시간 3분 남음",
  ],
  [
    { ...upload, phase: "answer" },
    undefined,
    "uploaded, waiting for the answer · 5 s",
    "업로드 완료, 응답을 기다리는 중 · 5초",
  ],
  [upload, 700, "no answer, trying again in 1 s", "응답이 없어 1초 뒤에 다시 시도합니다"],
] as const)("the bar shows speed, remaining time and phase (%#)", (progress, pause, en, ko) => {
  const shown = { progress, since: 1000, pause };
  expect(barWords(shown, 6900, textsOf("en"))).toBe(en);
  expect(barWords(shown, 6900, textsOf("ko"))).toBe(ko);
});

/** util-linux's; others take other flags. */
const hasScript = /util-linux/.test(String(spawnSync("script", ["--version"]).stdout ?? ""));

test.skipIf(!hasScript)("on a terminal the bar is drawn, and cleared before the receipt", async () => {
  const folder = await mkdtemp(join(tmpdir(), "remo-kit-bar-"));
  const server = await misbehavingServer();
  onTestFinished(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });
  await writeFile(join(folder, "kick.mp4"), Buffer.alloc(100_000, 7));
  const flags = ["analyze-soccer", join(folder, "kick.mp4"), "--height=170", "--uuid", uuid];
  const line = [...command, ...flags, `--base-url=${server.url}/accept`].map((word) => `'${word}'`).join(" ");
  const terminal = ["script", "--quiet", "--return", "--command", line, join(folder, "typescript")];
  const { code, stdout } = await run(terminal, { ...keys, TERM: "xterm", SHELL: "/bin/sh" });
  expect(code).toBe(0);
  expect(stdout).toMatch(/\[-+\] connecting/);
  expect(stdout).toMatch(/\[=+\] uploaded, waiting for the answer · \d s/);
  expect(stdout).toContain("\u001b[2KAccepted: ");
});
